"""Given names of the world that tell a man from a woman: weak evidence of whom a "he" or "she" means.

Without accents and case. Names that both bear (Kim, Andrea, Jean), names that are words or places as well, and
East Asian names in Latin letters, which say little, are not here.
"""

from quotes.languages import words

MEN = words(
    """
    aart abayomi abbas abdallah abdelaziz abdelkader abdirahman abdou abdoulaye abdulaziz abdulkadir abdulkarim
    abdulrahman abdurrahman abebe abelardo abhijit abhishek abiy abubakar achille achim achmad adamu adebayo
    adekunle adem ademola adewale adil adisa aditya adnan adolfo adolphe agus agustin ahmet ajay ajit akash
    akhil akin akinwumi akwasi alaa alain alasdair alassane alberto aleh alejo aleksandar aleksander aleksandr
    aleksei alessandro alfonso alfredo alhassan alioune alistair alister alok alonso aloysius alphonse alvaro amadou
    aman amar amare amin amine amir amitabh ammar amos anand anas anatoly andreas anselm ansumana antal antero
    antoine anton antti anurag aravind arif aristide armand armando armin arnaldo arnaud arne arsene arslan artem
    artur arvind asad asante aseem asfaw ashok asif aslan atanas atef atif atul augustin augustine aurelien aurelio
    avi avraham axel ayman ayub azhar aziz babacar babatunde badr bahram bakary balazs baldev balint banji
    baptiste bartosz bashar bashir bassam bassem bastien batista bekele benedict benedikt benigno benito benoit
    berhane bernardo bertrand bhaskar bilal binyamin biodun birger bjorn bogdan bohdan bojan bonaventure boniface
    borut bosco boubacar branko bronislaw burak camilo cem chandrasekhar charbel cheikh chetan chibuzor chidi
    chijioke chike chinedu chinua chukwudi chukwuemeka ciaran claudio claus clemens clement conor constantin
    cormac cornelius cristian cristiano cristobal csaba cuthbert cyprian cyriaque dagfinn daisuke damien damir
    danilo danish dario dariusz dawit dawood dawud deepak denzil deogratias derick desmond devendra
    dhananjay dharmendra diarmuid didier dieudonne dilip dimitar dimitri dimitris dinesh diosdado dirk djibril
    dmytro domingo donato dragan driss dusan ebenezer ebrahim edgar edgardo edmund edouard efrain egor ehud einar
    ejike ekrem eladio elias elie eliezer eliud emeric emil emile emiliano emilio emmerich enda endre eneko enoch
    enrico enzo eoin epifanio ercan erdem eren ernesto erwin esa etienne eugenio eusebio evaristo evgeny eyal
    ezekiel ezequiel fabian fabio fabrice fabrizio fadi fahad fahd faisal faiz faizal farhad farhan farid farouk
    faruk fathi fausto fawaz fazal federico feisal feliciano felipe ferenc ferhat fermin festus fidel fidelis filip
    filippo firas flavio florent florentino florian folarin francesco francois frans fredrik fuad gabor gad
    gaetano gamal ganesh garba gaston gaurav gautam genaro georges georgi georgios gerardo gerhard ghassan gheorghe
    giacomo giancarlo gideon gilberto gilles giorgi giorgio girish giulio gleb godfrey godwin gonzalo goran gotabaya
    govind graeme grigory grzegorz guilherme guillaume gunnar gunther habib habibur hadi hafiz haider haile
    hailemariam hakan hakim haldor halil hamad hamdi hamed hamish hamza haris harish haroon haruna hashim hassane
    hatem haydar hedley heikki heinrich heinz helmut hendrik henri henrik henrique heriberto hernan herve hesham
    hilario hilmi himanshu hippolyte hisham holger honore horacio horst hrvoje hubert humberto husain huseyin iain
    ibraheem idris idrissa ifeanyi ignacio ignatius ihor ikechukwu ilya imad immanuel imre indrajit ingmar
    ingo ioannis irfan isaias ishaq ishmael isidro ismael issa istvan itamar ivo iyad jabir jabulani jacek jacinto
    jacobo jacques jaffar jagdish jairam jakob jakub jalal jamal jameel jamil janez janos janusz jarek jaroslaw
    jasper jawad jaweed jayant jeronimo jerzy jesper jibril jiri jitendra joachim joakim joaquin jochen johannes
    jomo jordi jorgen jorn josip josue jovan jozef juhani jules julien jurgen juris jussi juvenal kaare kabir kacper
    kadir kaiser kalim kalyan kamran kapil karan kareem karol kartik kashif kasim kassim kayode kazimierz kebede
    kenan kerem kevork khaled khalil khurram khurshid kieran kingsley kiril kirill klemens knut koffi konrad
    konstantin konstantinos kostas krisztian krzysztof kunal kwabena kwaku kwasi kwesi kyriakos ladislav
    laith lajos lamin lamine lassana laszlo laurent lazaro leandro lech leif leonardo leonid leopoldo leszek levent
    lindani lisandro ljubomir lorenzo lothar lourenco luciano ludovic ludwig luigi lukas lukasz lwazi maarten maciej
    madhav magnus mahamadou mahamat mahathir mahendra mahinda mahmood mahmud majid makoto malik mamadou mandla
    manfred manish manmohan manoj manolo mansoor mansour marat marcelo marcin marek mariano marijan marino
    marwan masood masoud massimo matej mateo mateusz mathias mathieu matthias matti matus mauricio mauro maxim
    maxime maximilian mehdi mehmet melvin menachem mendel mensah micah michal michalis mihai mihail mihails
    mikel mikkel milorad milos miloslav mircea miro miroslav mladen modibo modou mohan mohd mohit moise moises
    moktar momodou moncef morten moses moshe mostafa mounir moussa muammar mudasir muhammadu muhsin mukesh mukhtar
    mulugeta munir murad muralidhar murat murtaza musa musharraf mustapha muthu mwai mzwandile nabil nadeem nader
    nadir naeem nagesh najib narayan naresh nasir nasser naveed naveen nazim neeraj nenad nestor nicanor nicolae
    nicolo niels nikhil niklas niko nikola nikolaos nikolay nikos nilesh nitin nizar njoroge nnamdi noboru noe
    ntando nuno nurlan nursultan obafemi obinna octavio ojwang okechukwu okello oktay olavo oleg oleh oleksandr
    oleksii oliver olumide olusegun oluwaseun omer onur oren orhan oskar osvaldo oswaldo otieno otis ousainou
    ousmane ovidio owais ozgur paavo paddy padraig pankaj paolo pascual pasquale patrice patricio patryk paulo pawel
    pekka petar petko petros petteri peyton philbert philippe pietro plamen pradeep prakash pramod pranab prasad
    prashant praveen predrag prem purushottam qadir qasim radek radoslav radovan raed rafal rafik rafiq raghav
    raghuram rahman raimundo rainer rajan rajeev rajendra rajiv rajkumar raman ramaswamy ramazan ramesh rami ramiro
    ramzan ramzi ranil ranjan ranjit rashad rasheed rashid rasmus ravi ravindra razak recep reinaldo reinhard remi
    renato renzo reuben reuven reynaldo rhys riad riaz ricky ridwan rinaldo rizwan roald robbie rodolfo rodrigue
    roel rogelio rohan rohit rolando rolf romeo romulo ronen ruben rubens rui rune ruslan rustam saad sabri sachin
    sadio sadiq saeed safdar sahil saif sajid sajjad salah saleem saleh salif salih salim salvatore sameer sami
    samim samson sandeep sander sandor sandro sanjeev sanjoy santosh sarath sarfraz satish satoshi saud sayed
    sebastien sedat seif sekou selim selwyn semyon senthil serdar serhii servais seydou shabbir shadi shafiq shahbaz
    shahid shahrukh shailendra shakil shamsul shankar sharad sharif shaukat shaun shavkat shehbaz shekhar
    shigeru shimon shinichi shiv shivraj shlomo shoaib siddharth siegfried sigurd sijbolt silas silvio simao sipho
    sizwe slavko slobodan sohail solomon soren souleymane sourav spiros sridhar srinivas stanislav stanislaw stefano
    steffen steinar stelios stephane stig stipe subhash subramanian sudhir sulaiman suleiman sumit suraj surendra
    svein svend sylvain sylvester szymon tadesse tadeusz tahir takashi talal taleb tamas taras tarek tariq tarun
    tasos taye teodor teodoro tetsuya tewodros thabiso thanasis thandika theophile theunis thierry thijs
    thulani tiago tibor timo timothee tito tiziano tobias tomasz tomislav tommaso toomas torbjorn tore toshiro
    trevino tshepo tsvetan tunde tuomas turki ugo ulrich umesh unai upendra urbain urs usama uwe uzair vaclav
    valentin valerio vasco vasil vasile vasily vasyl veli venkat venkatesh vicente victorino vidar vinay
    vincenzo vineet vinod viorel viraj virendra vishal vishnu vitali vitaliy vito vittorio vivek vlad vojislav
    vsevolod vusi wael wahid waleed wali walid waqar wasim wessel wiktor wilfred wilfredo wim wiremu witold
    wladyslaw wojciech xabier xhevahir yahya yair yakubu yandro yannick yannis yaroslav yasin yasir yasser yasuo yaw
    yehuda yerlan yevgeny yiannis yigal yitzhak yogesh yohannes yonas younes youssef yunus yuriy yuval yves
    zacharias zaheer zahid zaid zakaria zaki zakir zaur zbigniew zdenek zdravko zeev zeljko zenon ziad zine zlatko
    zoltan zubair zulfikar zulkifli
    """
)
WOMEN = words(
    """
    aaliyah abeba abena achieng adaeze adanna adebisi adela adelaide adele adelina adelita adenike adesuwa adetoun
    adina aditi adjoa afia afua agata agathe agneta agnieszka ahlam aida aileen aimee aina ainhoa ainur aishah
    aishat aishwarya aissata aissatou ajoke akosua akua albina aleida alejandra aleksandra alena alessandra alessia
    aleyda alfreda alia alicja alima alina aline aliya aliyah alka alla alma altagracia alva alya amaia amani
    amaranta ambika amelie amelita amma amna amparo amrita amsale anabel anahit anais ananya anastasija anat ancilla
    andreea andrijana anele aneta angele angeles angelica angelique angharad ania anisa anja anjali anju anke
    annabel annalena anneke anneli annelies anneliese annika annunziata anouk antje antoinette antonella antonina
    anu anuja anuradha anusha anya aparna arabella araceli aracely archana areej ariadna ariana ariane arlette aroha
    arpita arwa asma asmaa assia assunta astou athena aude audra aurelia aurelie avani ayako ayelet ayla aynur ayse
    aysel aysha azadeh aziza azra babette bahar balqis barbora baseera basma bathsheba batya belen belinda benazir
    benedicta benedikte berenice berit bernarda berta bertha betsy beulah bhavna bianca bibiana bilkis bilquis bimla
    binta bintou birgit birgitta birgitte birte blanca blanche blandine blanka bogumila bohdana bonita bozena branka
    brigid brigida brigitta brigitte brita britta bruna buhle bukola busisiwe candelaria carin carina carine
    carlotta carme carmela carmelita carmina carola carolien caterina cathleen catriona celestina celine chandrika
    chantal charlene charlotta chiamaka chidinma chimamanda chinwe chioma chitra christel christelle christiana
    christiane chukwudumebi ciara cintia claudine clemence clementina clotilde concepcion concetta constance
    constanza consuelo cora corazon cordelia corina corinne cosima cristiane cristine dagmar dagny dalal dalia
    danica daniela danuta daphne darya dasha davina dayana deepa deepika deirdre delia delphine demet derya desiree
    despina devaki dhanya diarra dilara dina dipa dipti divya djamila djeneba dobrila dominika donata donatella
    doreen dorina dorota dorothea dragana drita dunja dusica ebere ebru edita edwige efua egle eimear eira eirini
    ekaterina elana elea eleftheria elene eleni eleonora elfriede elham elif elina elisabet elisabeth elisabetta
    elisaveta elishka elita elizabeta elizaveta elke elma elodie eloisa elsbeth elske elvira elzbieta ema emelie
    emerita emiko emine emmanuelle enas encarnacion enid erna ernestina erzsebet esma esmeralda esperanza esra
    estela ester estera estrella eugenia eugenie eulalia eunice evangelina evelin evelina eveline ewa fabiana
    fabienne fabiola fadila fadwa fahima faiza fanny fardowsa farhana farida fariha farzana fatema fateme fathia
    fatiha fatma fatmata fatouma fatoumata fatuma fatumata fausta faustina fawzia federica feride fernanda fidelia
    filipa filomena fionnuala firdaus flavia fleur flora florica foluke franca francine francisca francoise franka
    franziska frauke freda freida frida frieda froukje fumiko funke funmilayo gabi gabriella gabrielle galina gauri
    gayatri geeta geetha genevieve genoveva georgette georgiana geraldina gerda germaine gertrud ghada gilda gillian
    ginette giorgia giovanna gisela gisele giselle gita gitte giuliana giuseppina gladys glenda gloriana gordana
    goretti graca graciela grainne grazia grazyna griselda guadalupe gudrun guiomar gulnara gulsen gunilla gunvor
    habiba hadiza hadja hafsa hafsat hajar hajra hala halima halina hamida hanan hanane hande hanife hanna hanneke
    hannelore hasina hasna havva hawa heba hedda hedwig hege heike helle hellen heloise helvi henriette herlinda
    hermine herminia hettie hibo hilda hilde hildegard himani hina hiwot hodan honorine hortense hortensia huda
    humaira husna iara icilda ifeoma ikhlas ilaria ildiko ileana ilona imelda immaculata immaculee inaya indira inga
    inge ingeborg ingeborga inger ingibjorg ingrida inmaculada ioana ioanna iolanda ionela iphigenia irena irma
    irmgard isadora isha ishrat isla isolda isolde itziar iva ivana ivanna iveta ivete ivona iwona izabela jacoba
    jacqui jadwiga jaleh jameela jamila jamileh jana janelle janina janine janja jarmila jaroslava jasmina jaya
    jayanthi jayashree jelena jemima jennie jerusha jessamyn jette jhumpa jihan jimena jitka jnanadanandini joana
    joann joanne jocasta johanna jolanda jolanta jolene josefa josefina josephina josette jovana juana judit juhi
    jule juliet juliette julija justina justine jutta jyoti jyotsna kabita kadiatou kadija kadri kaja kajsa kalina
    kalpana kalthoum kalyani kamila kamini kanchana kanika karla karoliina karolina karoline kasia katalin katarina
    kataryna katarzyna kateryna kathrin kati katia katinka katja katrin katrine katya kaukab kausar kavita kavitha
    kayoko kazuko keiko keren kerstin kesia keziah khadeeja khadidja khady khalida kirsi kirsty klara klaudia
    konstantina kornelia koumba krisztina krystyna ksenia kunthea kyra laila lakshmi lalita lamia lamya lana latifa
    latisha lauretta lavinia leanne leela lenka leocadia leokadia leonie leonora lerato leticia letitia letizia
    leyla lia liana liat lidia lidija lieke lien liesbeth lieselotte ligia liisa lili lilia liliana liliane lilith
    lilja lilla lina lindiwe linnea liora lisbeth liselotte litsa liudmila livia ljiljana ljubica loes loida lolita
    loreta lotta lotte louisa lourdes lubna lucette luciana lucie lucienne lucija lucila lucile lucretia lucrezia
    ludmila ludmilla luise luiza lupita lyubov lyudmila maaike mabel macarena madalena maddalena madelaine madhavi
    madhuri madina magali magda magdalena magdalene maha mahalia mahasweta mahbuba mahima mahira mahnaz mahsa maia
    maija maimouna maimuna maire mairead maisie maja makeda malaika malak malalai malgorzata malika malina malwina
    mamata mamie mamta manal manisha manuela maragret marcela marcelina marcella marcelle mareike margareta
    margarete margaretha margarita margaux marge margherita margit margot margrethe marguerite mari mariama
    mariangela marianna marianne maribel marica maricel maricela marieke mariela mariella marielle mariem marietta
    mariette marija marika marike marilou marinela marinette marisa marisela marisol maritza marivic mariya marja
    marjan marjana marjatta marketa marleen marlena marlies marsha martina martine marwa maryann maryanne marysia
    marzena marzia masako masha mathilde matilda matilde maud maura mavis mayra mayte mayumi mbali mechthild meena
    meenakshi meera meghan meghna mehrangiz mehreen mehwish meike melba melina melisa meret meri meriem merja merle
    merve mette micaela michaela michela mieko migdalia mihaela mikaela milagros milana mildred milena milica milka
    mimi mimoza minako minerva minna mireille mirela mirella mireya miriama mirjam mirjana mirka mirna mitali mitra
    mitzi miyuki moira mojca mona monika montserrat morag morena morwenna moza mumtaz munira muthoni myriam myrna
    myrtle nabila nada nadezhda nadja nafisa nagham nahed nahid naima najat najla najma naledi nalini namita nandini
    nandita naoko narges nargis nasima nasreen nasrin nastassja natacha natallia natalya natasa natividad nawal
    nayantara nazanin nazia nazli nazneen ndeye neda nedra neelam neema neeta neha neide neli nelia nelly neus neva
    nevena nevenka ngaire ngozi nia niamh nicoletta nicolette nida nidhi nieves nigar nihal nikolina nilda nilofer
    niloufar nilufar nimisha ninette nirmala nisha nishi nita nitya nives njeri njoki nkechi nobuhle noelia noemi
    noemie noha nokuthula nolwazi nomalanga nomsa nomvula nonhlanhla noorjahan noreen nosheen nosipho noura noushin
    novella nozipho ntombi nuala nuha nuria nusrat nyambura oana oddny odile ofelia ofra oksana oleksandra
    olena olesya olimpia oluchi olufunke olwen olympe omolara oona oonagh oprah orit orla ornella ortrud osanna
    osnat ouida oumou oumy ozlem padma padmini pakeezah palmira palwasha paola parisa parvathi parvati parveen
    pascale pascaline patrizia patrycja paulette paulina pelagia penelopa perpetua petrona petronella petronila
    philomene phindile phumzile pia piedad pilar pinar piroska pooja poonam prabha prachi pragya pratibha pratima
    preeti prema primrose prisca priscila priscilla pritha priyanka puja pumla purificacion purnima pushpa qandeel
    quetzalli rabab rabia rachael rachele rachida radha radhika radka rafaela raffaella ragnhild raha raheema rahel
    rahila rahima raihana raisa raissa rajni rajshree rakel raluca ramatoulaye ramla ramona ranjana ranjani rasa
    rasha rashida rashmi ratna ratri razia rebeca rebeka reem reena refilwe regine reham rehana reiko rekha remedios
    renee renuka reshma reyhan rhea rhiannon rhona rhonda rigoberta rika rikke rima rina ritu rocio rohini roisin
    roksana romana romina romy rona roopa rosalba rosalia rosalina rosalinda rosamund rosana rosanna rosanne rosaria
    rosaura roseline roselyn roselyne rosemarie rosetta rosie rosina rositsa roswitha roula rowena roxana roya
    rozalia rozina ruba rubi rubina rufina rukhsana rukiya rukmini rumina rupa rupali rute ruxandra ruzena ruzica
    saadia sabeen sabiha sabina sabine sabitha sachiko sadaf sadia saeeda safa safia safiya sagal sahar saida saira
    sakina saleha salima salimata salma salome salwa samia samina samira sandhya sandrine sangeeta sania saniya
    sanja sanna sanne saoirse saori sapna sarai sarita saroja sarojini saskia satomi savita savitri sayaka sayeeda
    sebnem seema selam semra senait serap seraphina serena serwaa sevda sevgi sevil seyda shabana shabnam shahida
    shahla shahnaz shaida shaima shaista shakira shalini shamima shamira shamsa shanta shanthi shanti sharda sharifa
    sharmila sharmin sharmistha sharyn shazia sheba sheela shefali shehla shehnaz shenaz shereen sherifa sherin
    sherine shifa shilpa shilpi shirin shobha shobhaa shoko shreya shruti shubha shukria shweta sibongile sibylle
    sidonie sidsel sigal signe signy sigrid sigrun silke silvana silvija simin simona simonetta simran sinead sini
    siri sirpa sissel sitara sitti smita smriti sneha snezana soad sobia sofie soile solange soledad solene solveig
    solvita sonal sonali songul sonya soraya souad souhayla soumaya spomenka sreya stacy stana stanislava stefania
    stefanie steliana stina suad subha suchitra sudha sugandha sughra suha suhaila suhair sujata sukanya sumaiya
    sumana sumathi sumaya sumayya sumitra sunita supriya surabhi suraiya surbhi susanne sushila sushma suvarna
    suzana suzette svenja svitlana swapna swati sybil sylvana sylviane sylvie szilvia tabassum taghreed tahira
    tahmina taina taisiya talia talitha tamar tamari tamsin tanja tansu tanuja tanvi tapati tarana taslima tasneem
    tatjana tatyana telma teodora terese teresia teresita tereza terhi teuta thalia thandeka thandi thandiwe thea
    thekla thelma theodora therese thokozile thora thordis thuli thulisile tiina tilda timea tirza titilayo tiziana
    tjitske tonje tordis torill tove trijntje trine trupti tsehay tsipi tsitsi tuba tugba tulin tuulikki tuva tzipi
    tzipora ulla ulrika ulrike umaima umma ummu urmila uschi usha ute uzma vaishali valborg valentyna valeria vanda
    vandana varsha vasiliki vasundhara veena venera verena verica veronique vesna viara vidya viera vigdis vijaya
    viktoria viktorija vilma vimala vinita violeta violetta virginie vittoria viviana vivienne vlasta vuyelwa wafa
    wairimu walburga waltraud wambui wanja wanjiku wanjiru weronika widad wiebke wilhelmina wilhelmine winfreda
    winifred yaa yadira yael yaffa yamina yamini yanira yara yarmila yasemin yasmeen yasmina yassmin yayoi
    yekaterina yelena yesenia yetunde yevgeniya yewande yildiz ylva yordanka yosra yuko yulia yuliya yumiko yuriko
    yusra zahia zahra zaida zakia zaliha zanele zaynab zdenka zehra zeinab zeinabu zelda zelie zenaida zeynab zhanna
    zheni zina zinaida zineb ziva zodwa zofia zohra zohreh zora zorica zsofia zsuzsa zsuzsanna zubaida zubeida
    zuleikha zulema zuleyha zulfa zuzana zuzanna
    """
)

# what people are called for short, and the names that it may stand for
_SHORT = """
    abe:abraham; al:albert alan alfred; andy:andrew; art:arthur; barb:barbara; bart:bartholomew; becky:rebecca;
    ben:benjamin; bernie:bernard; bert:albert; beth:elizabeth; betsy:elizabeth; bill:william; billy:william;
    bob:robert; bobby:robert; brad:bradley; cathy:catherine; charlie:charles;
    chris:christopher christine christina; chuck:charles; cindy:cynthia; condi:condoleezza; dan:daniel;
    danny:daniel; dave:david; deb:deborah; debbie:deborah; dick:richard; don:donald; donnie:donald;
    doug:douglas; ed:edward edwin edmund; eddie:edward; ernie:ernest; fran:frances; frank:francis franklin;
    fred:frederick alfred; gabe:gabriel; gene:eugene; geoff:geoffrey; gerry:gerald gerard; greg:gregory;
    hank:henry; harry:harold henry; jack:john; jake:jacob; jeff:jeffrey; jen:jennifer; jenny:jennifer;
    jerry:gerald jerome; jim:james; jimmy:james; joe:joseph; joey:joseph; jon:jonathan; josh:joshua;
    judy:judith; kate:katherine catherine; kathy:kathleen katherine; ken:kenneth; kenny:kenneth;
    larry:lawrence laurence; len:leonard; leo:leonard; les:leslie; liz:elizabeth; lou:louis louise;
    maggie:margaret; marge:margaret; marty:martin; matt:matthew; mel:melvin; mike:michael; mick:michael;
    mitch:mitchell; nate:nathan nathaniel; nick:nicholas; norm:norman; pam:pamela; pat:patrick patricia;
    patty:patricia; peg:margaret; peggy:margaret; pete:peter; phil:philip phillip; ray:raymond; rich:richard;
    rick:richard eric frederick; rob:robert; ron:ronald; ronnie:ronald; russ:russell; sam:samuel samantha;
    sandy:sandra alexander; stan:stanley; steve:stephen steven; stu:stuart; sue:susan; susie:susan;
    ted:theodore edward; terry:terence; tim:timothy; toby:tobias; tom:thomas; tommy:thomas; tony:anthony antony;
    val:valerie; vic:victor; vicky:victoria; vince:vincent; walt:walter; will:william; zach:zachary
"""
SHORT_NAMES = {short.strip(): words(whole) for short, whole in (row.split(":") for row in _SHORT.split(";"))}
