/** A menu left with Escape gives the focus back to its button where the browser does not. */
export function returnFocus(): void {
  for (const menu of document.querySelectorAll<HTMLElement>('.menu[popover]')) {
    menu.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !menu.matches(':popover-open')) return
      event.preventDefault()
      menu.hidePopover()
      document.querySelector<HTMLElement>(`[popovertarget="${menu.id}"]`)?.focus()
    })
  }
}
