// Escape hides the card of the mark that is pointed at or focused, until the pointer or the focus moves.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    document.documentElement.classList.add("hide-cards");
  }
});
for (const moved of ["pointermove", "focusin", "pointerdown"]) {
  document.addEventListener(moved, () => document.documentElement.classList.remove("hide-cards"), { passive: true });
}
// Menus close when something else is clicked.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
});
