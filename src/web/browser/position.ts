/** «Usar la posición de mi teléfono»: fills its field, which can be read and emptied before anything is sent. */
export function fillPosition(): void {
  if (!navigator.geolocation) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-position]')) {
    const field = document.getElementById(button.dataset.position ?? '')
    const said = document.getElementById(button.dataset.says ?? '')
    if (!(field instanceof HTMLInputElement) || !said) continue
    button.hidden = false
    button.addEventListener('click', () => {
      const { asking = '', found = '', denied = '' } = button.dataset
      said.textContent = asking
      navigator.geolocation.getCurrentPosition(
        ({ coords: { latitude, longitude, accuracy } }) => {
          field.value = `${latitude.toFixed(5)}, ${longitude.toFixed(5)} (±${Math.round(accuracy)} m)`
          field.dispatchEvent(new Event('input', { bubbles: true }))
          said.textContent = found
        },
        () => {
          said.textContent = denied
        },
        { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
      )
    })
  }
}
