import type { CardVault } from '../card-vault.ts'
import { apiPaths } from './api.ts'
import { type Reaching, reach } from './client.ts'
import { forgottenForm, keptCardForm, savingForm } from './snapshot-form.ts'

/** Cards that people leave at the pretend gateway. */
export const sandboxVault = (settings: Reaching): CardVault => ({
  async startSaving(person) {
    const answer = await reach(settings, apiPaths.cards, { form: savingForm, body: person })
    return answer.kind === 'unheard' ? { kind: 'silence', why: 'status 404' } : answer
  },
  async saved(reference) {
    const answer = await reach(settings, apiPaths.card(encodeURIComponent(reference)), { form: keptCardForm })
    return answer.kind === 'card' ? answer.card : undefined
  },
  async forget(card) {
    const answer = await reach(settings, apiPaths.card(encodeURIComponent(card)), {
      form: forgottenForm,
      method: 'DELETE',
    })
    return answer.kind === 'unheard' ? { kind: 'forgotten' } : answer
  },
})
