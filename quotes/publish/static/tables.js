// Names the field in which SQL is written: the editor makes it only when the page has been loaded.
addEventListener("load", () => {
  setTimeout(() => {
    for (const field of document.querySelectorAll(".CodeMirror textarea, .cm-content")) {
      field.setAttribute("aria-label", "SQL");
    }
  });
});
