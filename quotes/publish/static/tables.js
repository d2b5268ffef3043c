// Names the field in which SQL is written: the editor makes it only when the page has been loaded.
addEventListener("load", () => {
  setTimeout(() => {
    for (const field of document.querySelectorAll(".CodeMirror textarea, .cm-content")) {
      field.setAttribute("aria-label", "SQL");
    }
  });
});
// The menu closes when something else is clicked, as on our own pages.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".quotes-bar details.menu[open]")) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
});
