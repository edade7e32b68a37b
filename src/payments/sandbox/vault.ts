import { type CardVault, savedPatienceMs } from '../card-vault.ts'
import { apiPaths } from './api.ts'
import { type Reaching, reach } from './client.ts'
import { forgottenForm, savedForm, savingForm } from './snapshot-form.ts'

/** Cards that people leave at the pretend gateway. */
export const sandboxVault = (settings: Reaching): CardVault => ({
  async startSaving(person) {
    const answer = await reach(settings, apiPaths.cards, { form: savingForm, body: person })
    return answer.kind === 'unheard' ? { kind: 'silence', why: 'status 404' } : answer
  },
  async saved(reference) {
    const patienceMs = Math.min(settings.patienceMs ?? savedPatienceMs, savedPatienceMs)
    const path = apiPaths.card(encodeURIComponent(reference))
    const answer = await reach({ ...settings, patienceMs }, path, { form: savedForm })
    return answer.kind === 'unheard' ? { kind: 'none' } : answer
  },
  async forget(card) {
    const answer = await reach(settings, apiPaths.card(encodeURIComponent(card)), {
      form: forgottenForm,
      method: 'DELETE',
    })
    return answer.kind === 'unheard' ? { kind: 'forgotten' } : answer
  },
})
