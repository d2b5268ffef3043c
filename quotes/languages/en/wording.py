"""English words for comparing two wordings of one utterance: what is empty, what means the same, what is stock."""

from __future__ import annotations

from quotes.languages import words

# words that carry too little to tell two utterances apart; negations are not among them
EMPTY = words(
    """a about above after again against all also am an and any are aren't as at be because been before being below
    between both but by can could did do does doing down during each even ever every for from further get getting go
    going got had has have having he her here hers herself him himself his how i if in into is it its itself just let
    like ll m may me might more most much must my myself of off on once one only onto or other our ours ourselves out
    over own quite re really s same shall she should so some such t than that the their theirs them themselves then
    there these they this those through to too under until up upon us ve very was we well were what when where
    whether which while who whom whose why will with within would yes yet you your yours yourself order away back
    make made making now still put come came thing things way im ive weve thats theyre
    said say says saying"""
)
# of these, those that are names where they have a capital: the month, the country
NAMES_TOO = words("may us")
NEGATIONS = words(
    """not no never nobody none neither nor cannot without cant wont dont didnt isnt wasnt arent doesnt hardly
    couldnt wouldnt shouldnt havent hasnt hadnt werent aint neednt mustnt noone nowhere"""
)
# what all of them are folded to
DENIAL = "not"
# before who did what is told of
BY_WHOM = words("by")
# number words are compared as numbers
NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        (
            *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
            *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
        ),
        start=2,
    )
} | {
    word: f"{number}0"
    for number, word in enumerate(("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=3)
}
# British, American
SPELLINGS = (
    *(("our", "or"), ("ise", "ize"), ("isa", "iza"), ("yse", "yze")),
    *(("tre", "ter"), ("ence", "ense"), ("mme", "m")),
)
# each line: words that rewriters and translators put for one another
SYNONYM_ROWS = tuple(
    words(row)
    for row in """
    leave flee evacuate abandon exit depart quit escape
    withdraw retreat pull retire
    avoid prevent avert forestall
    destruction devastation damage ruin havoc
    take seize capture gain grab obtain acquire get
    control possession command grip
    soldier troop fighter serviceman gunman combatant force
    regain recover retake recapture
    escort lead accompany usher
    heartland stronghold bastion
    lay set place
    arm weapon gun weaponry firearm armament armoury
    enemy foe adversary opponent
    fight battle combat fighting struggle war warfare conflict brawl scuffle
    kill die perish dead deceased death demise
    murder slay
    hurt injure wound injury
    begin start commence launch initiate embark
    end finish conclude cease terminate stop halt
    help aid assist support assistance
    big large huge enormous massive vast great immense sizeable
    small little tiny minor
    quick fast rapid swift speedy quickly rapidly swiftly speedily
    buy purchase
    sell vend
    choose select pick opt
    need require necessity
    want desire wish
    show demonstrate display reveal exhibit
    say declare tell
    think believe consider reckon
    know understand realise realize
    important vital crucial essential key significant critical
    difficult hard tough challenging arduous
    easy simple effortless straightforward plain
    danger peril risk hazard threat
    dangerous perilous risky hazardous unsafe
    safe secure
    child kid youngster
    people person individual folk human
    house home residence dwelling
    job employment position post occupation
    money cash fund finance
    country nation state land
    city town municipality
    government administration regime authority
    leader chief head boss
    meeting talk discussion negotiation conversation dialogue
    agreement deal accord pact settlement treaty
    proposal offer plan suggestion proposition
    power might
    share divide split distribute
    build construct erect
    destroy demolish wreck devastate
    repair fix mend restore
    road street highway route
    car vehicle automobile
    police officer cop
    attack assault strike raid offensive walkout stoppage hit
    bomb explosive
    blast explosion detonation
    angry furious enraged irate outraged anger enrage infuriate outrage
    happy glad pleased delighted
    sad unhappy sorrowful
    afraid scared frightened fearful terrified
    fear worry concern dread
    hope expect anticipate
    promise pledge vow guarantee
    allow permit let authorise authorize enable
    ban forbid prohibit outlaw bar
    change alter modify transform
    grow increase rise climb expand surge raise hike
    fall decrease drop decline shrink plunge
    cut reduce lower slash trim
    keep retain maintain hold preserve
    give provide supply grant hand deliver
    send dispatch
    bring carry convey
    release free liberate
    prisoner inmate captive detainee
    arrest detain apprehend
    accuse blame charge
    criticise criticize condemn denounce slam
    praise laud commend applaud hail
    reject refuse spurn dismiss
    accept embrace
    answer reply respond response
    ask request
    try attempt seek endeavour endeavor
    work labour labor toil
    continue persist proceed
    wait await
    watch observe monitor
    see witness view
    hear listen
    look appear seem
    find discover locate
    lose forfeit
    win triumph prevail victory
    use employ utilise utilize
    close shut
    open unlock
    protect defend guard shield safeguard
    encircle surround besiege
    flag banner
    rush hurry dash storm haste
    situation condition circumstance term
    normal ordinary usual regular
    afternoon midday
    everything all
    everybody everyone whoever anyone anybody
    old ancient aged elderly
    new fresh novel recent
    bad terrible awful dreadful poor horrible
    good fine excellent
    true real genuine actual
    wrong incorrect mistaken false
    right correct
    sure certain confident
    part portion section piece
    problem issue trouble difficulty
    cause reason
    result outcome consequence
    goal aim objective target purpose
    idea notion concept
    story tale account
    rule regulation law
    error mistake blunder
    crisis emergency disaster catastrophe
    flood deluge inundation
    rain downpour
    food nourishment
    school academy
    hospital clinic
    doctor physician medic
    company firm business enterprise corporation
    worker employee staff labourer laborer personnel
    price cost
    cheap inexpensive affordable
    expensive costly pricey
    rich wealthy affluent
    year annum
    today nowadays
    soon shortly
    often frequently
    always constantly
    near nearby
    far distant
    very extremely
    completely totally entirely fully wholly utterly absolutely
    many numerous several
    enough sufficient adequate
    major main principal primary
    final last ultimate
    first initial
    extra additional further greater more added
    world globe planet earth
    sea ocean
    ship vessel boat craft
    plane aircraft airplane aeroplane
    election vote poll ballot
    peace calm
    freedom liberty
    justice fairness
    responsible accountable
    responsibility accountability
    family relative kin household
    friend ally companion
    citizen resident inhabitant
    quiet silent
    strong powerful mighty robust
    weak feeble frail
    join enter
    warn caution alert
    urge encourage exhort
    push press
    investigate probe examine investigation inquiry enquiry inquire enquire
    evidence proof
    suspect suspected
    victim casualty
    immediately instantly promptly immediate prompt
    together jointly
    complete total
    rebel insurgent militant guerrilla extremist
    fire blaze inferno
    poison toxin
    poisonous toxic
    long lengthy prolonged
    moment time instant occasion
    army military
    truce ceasefire armistice
    demonstration protest rally march
    demonstrator protester protestor marcher
    lawyer attorney counsel solicitor barrister
    telephone phone
    loot plunder pillage ransack
    hide conceal
    border frontier boundary
    inside within
    outside beyond
    trip journey voyage
    clash skirmish
    wave breaker
    evening night
    sick ill unwell
    illness disease sickness
    medicine drug medication
    pay salary wage remuneration
    tired exhausted weary
    famous renowned celebrated
    secret confidential classified
    smart clever intelligent
    stupid foolish idiotic
    brave courageous
    strange odd weird peculiar
    mad crazy insane
    rubbish nonsense garbage trash
    shameful disgraceful scandalous
    amazing astonishing astounding incredible unbelievable
    lie falsehood untruth
    opportunity chance
    obstacle hurdle barrier
    wall barricade
    message communication
    letter missive
    speech address
    visit tour
    remain linger stay
    attacker assailant
    across throughout
    choice option alternative
    independent impartial
    rebuild reconstruct
    fragile delicate
    return comeback
    appoint name nominate
    remove oust depose topple
    happen occur transpire
    establish found
    collaborate cooperate
    gather assemble congregate
    consult confer
    inform notify
    postpone delay defer
    cancel scrap
    expel evict deport
    pain suffering agony
    unprecedented unheard
    wrongly mistakenly
    opinion viewpoint
    evil wicked
    gigantic colossal
    immigrant migrant
    teacher instructor
    pupil student
    wife spouse
    shop store
    neighbourhood district quarter
    region area zone
    harbour port harbor
    hill mountain
    forest woods woodland
    brink verge edge
    boy lad
    deliberate intentional deliberately intentionally knowingly
    pour douse
    hunt track pursue chase
    perpetrator culprit offender
    demand insist
    resign resignation
    dyke dike levee embankment
    constructive useful productive helpful fruitful
    frank candid
    ambush trap
    rubble debris wreckage
    body corpse remains
    bury inter
    gunshot gunfire
    crash collision
    rescue save
    evacuee refugee
    entire whole
    partial incomplete
    approximately roughly nearly almost
    exceed surpass
    double twofold
    spend expenditure
    loan credit
    debt liability
    tax levy duty
    bankrupt insolvent
    investor shareholder
    merge amalgamate
    rumour rumor gossip hearsay
    comment remark
    statement declaration announcement
    disclose divulge
    argue contend assert
    claim allege
    suggest imply hint
    explain clarify
    emphasise emphasize stress underline underscore
    mention cite
    describe portray depict
    predict forecast foresee
    calculate compute
    measure gauge
    compare liken
    evaluate assess appraise
    decide determine resolve
    decision ruling verdict judgment judgement
    judge magistrate
    court tribunal
    jail prison gaol
    imprison incarcerate
    penalty punishment sanction
    punish penalise penalize
    crime offence offense
    corruption graft bribery
    bribe kickback
    fraud swindle deception
    deceive mislead trick dupe
    betrayal treachery
    loyal faithful
    honest truthful sincere
    ashamed embarrassed
    shame disgrace
    anxious nervous
    grief sorrow mourning
    mourn grieve
    cry weep sob
    shout yell scream
    beg plead implore
    apologise apologize
    forgive pardon
    regret rue
    insult offend
    humiliate degrade
    threaten menace intimidate
    provoke incite
    spark trigger ignite
    escalate intensify heighten
    ease alleviate relieve
    reform overhaul
    renew resume
    revive resurrect
    suffer endure
    resist withstand
    criticism condemnation
    boycott shun
    cooperation collaboration partnership
    unite unify
    independence sovereignty
    invasion incursion
    shell bombard
    missile rocket
    spokesman spokesperson spokeswoman
    reporter journalist correspondent
    newspaper paper
    publish print
    photograph photo picture image
    video footage film movie
    website site
    data information info
    document file
    study survey research
    scientist researcher
    expert specialist
    university college
    exam test
    kindergarten nursery
    baby infant
    teenager adolescent
    adult grownup
    woman lady
    neighbour neighbor
    passenger traveller traveler
    driver motorist
    lorry truck
    underground subway metro
    airport airfield
    station terminal
    captain skipper
    sailor seaman mariner
    fisherman angler
    farmer grower
    crop harvest
    grain cereal
    cattle livestock
    famine starvation hunger
    hungry starving
    hurricane typhoon cyclone
    earthquake quake tremor
    landslide mudslide
    wildfire bushfire
    smoke fumes
    pollution contamination
    pollute contaminate
    freezing icy
    heat warmth
    cold chilly
    vaccine jab
    vaccinate inoculate immunise immunize
    infection contagion
    epidemic outbreak
    surgery operation
    pregnant expectant
    murderer killer assassin
    robbery theft heist
    steal rob
    thief robber burglar
    kidnap abduct
    kidnapper abductor
    abuse mistreatment
    torture torment
    beat batter
    stab knife
    accident mishap
    negligence carelessness
    careless negligent reckless
    cautious careful prudent
    sign indication signal
    symbol emblem
    bill legislation
    parliament legislature
    lawmaker legislator parliamentarian MP
    minister secretary
    ambassador envoy diplomat
    conference convention
    committee panel commission
    candidate contender nominee
    voter elector
    dictator autocrat tyrant
    dictatorship autocracy tyranny
    coup putsch
    revolution uprising revolt rebellion insurrection
    riot disorder unrest
    chaos turmoil mayhem
    stable steady
    unstable volatile
    uncertain unsure
    doubt scepticism skepticism
    sceptical skeptical doubtful
    obvious evident apparent
    unclear vague ambiguous
    complicated complex
    basic fundamental
    useless futile pointless
    rare uncommon
    common widespread
    special particular
    typical characteristic
    similar alike
    unfair unjust
    legal lawful
    illegal unlawful illicit
    lawsuit litigation
    compensate reimburse
    owner proprietor
    tenant renter lodger
    rent lease
    flat apartment
    village hamlet
    square plaza
    suburb outskirts
    island isle
    coast shore seaside
    mine pit
    oil petroleum
    petrol gasoline
    nuclear atomic
    factory plant mill
    equipment gear apparatus
    tool instrument
    invent devise
    product goods merchandise
    customer client patron
    seller vendor trader merchant
    advertise promote
    income revenue earnings
    deficit shortfall
    donate contribute
    donation contribution
    unemployed jobless
    unemployment joblessness
    manager director
    colleague coworker
    team squad
    match game
    tournament championship
    fan supporter
    stadium arena
    referee umpire
    singer vocalist
    concert gig
    audience crowd
    actor performer
    author writer
    religion faith
    priest clergyman pastor
    holy sacred
    funeral burial
    grave tomb
    memorial monument
    holiday vacation
    wedding marriage
    argument quarrel dispute row
    hate detest loathe
    hatred loathing
    enjoy relish
    prefer favour favor
    arrive reach
    guide steer
    lift hoist
    throw hurl toss fling
    tear rip
    break smash shatter fail
    burn scorch
    melt thaw
    leak seep
    spread extend
    empty vacant
    collapse crumble
    sink submerge
    walk stroll
    jump leap
    sleep slumber
    wake awaken
    eat consume
    dress clothe
    clothes clothing garment
    jewellery jewelry
    colour color
    shock stun appal horrify
    surprise astonish amaze
    conduct perform
    explode detonate
    exclude preclude
    """.strip().splitlines()
)
# words in a row that stand for one word, the first in any of its forms
PHRASES = {
    tuple(phrase.split()): word.strip()
    for phrase, _, word in (
        row.partition("=")
        for row in """
        step down = resign
        stand down = resign
        call for = demand
        call on = urge
        look into = investigate
        carry out = conduct
        carry on = continue
        put off = postpone
        set up = establish
        pull out = withdraw
        pull back = withdraw
        find out = discover
        turn down = reject
        take place = happen
        take part = participate
        get rid of = remove
        bring about = cause
        rule out = exclude
        speed up = accelerate
        lay off = dismiss
        shut down = close
        close down = close
        hand over = deliver
        wipe out = destroy
        burn down = burn
        knock down = demolish
        tear down = demolish
        blow up = explode
        break out = begin
        on purpose = deliberately
        open fire = shoot
        opened fire = shoot
        opening fire = shoot
        cave in = collapse
        rather than = instead
        large number of = many
        great number of = many
        great deal of = much
        united states = usa
        u s = usa
        united kingdom = uk
        u k = uk
        united nations = un
        u n = un
        european union = eu
        e u = eu
        """.strip().splitlines()
    )
}
# words that deny each other: a wording with one is no rewording of a wording with the other
OPPOSITE_ROWS = tuple(
    (one.strip(), other.strip())
    for one, _, other in (
        row.partition("|")
        for row in """
        rise grow raise hike up more high improve | fall cut low down less fewer reduce worsen
        win | lose
        open reopen start begin resume continue stay remain | close end finish stop suspend leave halt
        accept approve support back agree favour favor welcome | reject refuse oppose disagree condemn deny veto
        allow legal | ban illegal prevent block
        confirm admit acknowledge | deny dispute
        guilty convicted | innocent acquitted cleared
        safe secure | dangerous unsafe
        strong stronger | weak weaker
        well | badly poorly
        good better best right | bad worse worst wrong
        true | false untrue
        big bigger | small smaller
        buy | sell
        hire | fire dismiss sack
        attack assault | defend protect
        friend ally | enemy foe
        dead killed died | alive survived wounded injured
        missing lost | found rescued back returned
        arrested detained jailed | released freed escaped
        first | last second third
        second | third
        early earlier before | late later after
        over above | under below
        in inside | out outside
        always all everyone everybody | never nobody none
        for | against
        give grant gives | deny refuse
        north northern | south southern east west eastern western
        east eastern | west western south southern
        man men boy boys male husband father son brother | woman women girl girls female wife mother daughter sister
        father mother | son daughter
        teacher teachers | pupil pupils student students
        rich wealthy | poor
        public | private
        war | peace
        love | hate
        happy proud pleased | sad angry ashamed disappointed sorry
        hope | fear
        import imports | export exports
        day morning | night evening
        monday | tuesday wednesday thursday friday saturday sunday
        tuesday | wednesday thursday friday saturday sunday
        wednesday | thursday friday saturday sunday
        thursday | friday saturday sunday
        friday | saturday sunday
        saturday | sunday
        today | tomorrow yesterday
        tomorrow | yesterday
        spring | summer autumn winter
        summer | autumn winter
        autumn | winter
        hot warm | cold cool
        young younger | old older elderly
        new | old
        empty | full
        easy easier | hard harder difficult
        possible likely | impossible unlikely
        fast faster quick | slow slower
        public | secret
        remember | forget
        build | destroy demolish
        arrive enter join | leave depart quit withdraw
        hundred hundreds | thousand thousands million millions dozen dozens billion
        thousand thousands | million millions dozen dozens billion
        million | billion
        federal | local
        majority | minority
        profit profits | loss losses
        """.strip().splitlines()
    )
)
# formulas that everybody speaks: words of condolence, of lawyers, of press offices
# who does it to whom: "our soldiers killed their civilians"
PARTIES = words("i he she we they me him her us them my his our their your")
STOCK = words(
    """thought thoughts prayer heart condolence deepest sincere sympathy family victim friend love one affect involve
    loss tragic terrible tragedy time difficult comment matter investigation ongoing investigate cooperate fully
    authority police law enforcement safety security top priority seriously take allegation review policy committed
    customer
    team player fan game match win proud work hard thank support everyone great honour honor congratulation
    happy welcome wish best luck statement course appropriate action zero tolerance stand solidarity justice
    community people country god bless rest peace respect decision court hearing case litigation pending
    available information today day very sad mourn remember grateful first responder no not deeply saddened
    sorry apologise apologize inconvenience cause any look forward future together soon possible
    die life always there feel feeling abuse kind serve
    working closely monitor situation remain vigilant stay safe home guilty plead innocent deny wrongdoing
    sorrow sadness express words extend accident injured recovery speedy full lives responsible bring shoulder
    merit without believe strongly intend defend vigorously aware reports looking passengers crew number senseless acts
    violence brave officers passing beloved announce decline comply applicable laws regulations condemn strongest terms
    cowardly terrorism civilians give everything"""
)
# what may end a word, what the ground form has instead, and how long that must be
ENDINGS = (
    ("ies", "y", 3),
    ("ied", "y", 3),
    ("es", "e", 3),
    ("es", "", 3),
    ("s", "", 3),
    ("ed", "e", 3),
    ("ed", "", 3),
    ("ing", "e", 3),
    ("ing", "", 3),
    ("ily", "y", 4),
    ("ly", "", 4),
    ("ion", "e", 6),
    ("ion", "", 5),
    ("ings", "e", 3),
    ("ings", "", 3),
    ("ions", "e", 6),
    ("ions", "", 5),
)
# forms whose ground form no ending tells: each line the ground form, then its forms
IRREGULAR = {
    form: row.split()[0]
    for row in """
    take took taken
    fall fell fallen
    lay laid
    leave left
    flee fled
    fight fought
    win won
    lose lost
    give gave given
    go went gone
    come came
    see saw seen
    hear heard
    know knew known
    think thought
    tell told
    say said
    find found
    get got gotten
    keep kept
    hold held
    bring brought
    buy bought
    sell sold
    build built
    send sent
    spend spent
    pay paid
    meet met
    stand stood
    understand understood
    begin began begun
    break broke broken
    speak spoke spoken
    steal stole stolen
    choose chose chosen
    freeze froze frozen
    drive drove driven
    write wrote written
    rise rose risen
    fly flew flown
    grow grew grown
    throw threw thrown
    draw drew drawn
    show shown
    eat ate eaten
    drink drank drunk
    sing sang sung
    swim swam swum
    run ran
    become became
    feel felt
    deal dealt
    mean meant
    sleep slept
    sweep swept
    weep wept
    shoot shot
    catch caught
    teach taught
    seek sought
    bear bore borne
    wear wore worn
    tear tore torn
    swear swore sworn
    hide hid hidden
    bite bit bitten
    beat beaten
    strike struck
    hang hung
    dig dug
    stick stuck
    lead led
    feed fed
    bleed bled
    forget forgot forgotten
    forgive forgave forgiven
    shake shook shaken
    wake woke woken
    sink sank sunk
    lie lain
    sit sat
    withdraw withdrew withdrawn
    die died dies dying
    lie lied lies lying
    tie tied ties tying
    use used uses using
    try tries tried
    cry cries cried
    dry dries dried
    spy spies spied
    fly flies
    wolf wolves
    wife wives
    knife knives
    thief thieves
    half halves
    shelf shelves
    foot feet
    tooth teeth
    man men
    woman women
    child children
    life lives
    people persons
    big bigger biggest
    large larger largest
    small smaller smallest
    old older oldest elder eldest
    young younger youngest
    strong stronger strongest
    weak weaker weakest
    hard harder hardest
    easy easier easiest
    high higher highest
    low lower lowest
    long longer longest
    short shorter shortest
    safe safer safest
    fast faster fastest
    good better best
    bad worse worst
    fine finer finest
    great greatest
    rich richer richest
    poor poorer poorest
    short shorter shortest
    new newer newest
    quick quicker quickest
    slow slower slowest
    deep deeper deepest
    close closer closest
    near nearer nearest
    tough tougher toughest
    happy happier happiest
    heavy heavier heaviest
    deadly deadlier deadliest
    cheap cheaper cheapest
    hot hotter hottest
    cold colder coldest
    dark darker darkest
    bright brighter brightest
    late later latest
    early earlier earliest
    fisherman fishermen
    policeman policemen
    gunman gunmen
    spokesman spokesmen
    businessman businessmen
    """.strip().splitlines()
    for form in row.split()[1:]
}
