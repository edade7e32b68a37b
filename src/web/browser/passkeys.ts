/** A form that a key signs: what it is asked to sign is in `data-passkey`, and its answer goes along in `respuesta`. */
export function signByPasskey() {
  if (!('PublicKeyCredential' in window) || !PublicKeyCredential.parseRequestOptionsFromJSON) return
  for (const told of document.querySelectorAll<HTMLElement>('[data-passkey-missing]')) told.hidden = true
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    form.hidden = false
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      event.stopImmediatePropagation()
      const trouble = form.querySelector<HTMLElement>('[data-trouble]')
      if (trouble) trouble.hidden = true
      try {
        const credential = (await ask(JSON.parse(form.dataset.passkey ?? ''))) as PublicKeyCredential
        form.querySelector<HTMLInputElement>('[name=respuesta]')!.value = JSON.stringify(credential.toJSON())
        form.submit()
      } catch {
        if (trouble) trouble.hidden = false
      }
    })
  }
}

const ask = (options: PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON) =>
  'user' in options
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
