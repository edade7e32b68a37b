/** «Mostrar contraseña»: the button shows itself, then shows and hides what the fields it names hold. */
export function showPasswords(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-show-password]')) {
    const fields = (button.dataset.showPassword ?? '')
      .split(' ')
      .map((id) => document.getElementById(id))
      .filter((field) => field instanceof HTMLInputElement)
    const label = button.querySelector('span')
    const words = [label?.textContent ?? '', button.dataset.hideLabel ?? '']
    const show = (shown: boolean) => {
      for (const field of fields) field.type = shown ? 'text' : 'password'
      if (label) label.textContent = words[shown ? 1 : 0] ?? ''
    }
    button.hidden = false
    button.addEventListener('click', () => show(fields[0]?.type === 'password'))
    // A browser offers to keep what it sees in a password field when the form is sent.
    button.form?.addEventListener('submit', () => show(false))
  }
}
