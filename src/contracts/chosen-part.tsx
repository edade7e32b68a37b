import { paths } from '../paths.ts'
import type { View } from '../web/view.ts'
import { type ListAsked, wordsOfList } from './list-rules.ts'

/** The form that the ticks of the list belong to. */
export const chosenForm = 'elegidos'

/** How many are ticked, and where to go with them; the count is the stylesheet's, so it needs no script. */
export function ChosenBar({ view: { words }, asked, count }: { view: View; asked: ListAsked; count: number }) {
  return (
    <form class="chosen-bar" id={chosenForm} method="get" action={paths.chosenContracts}>
      {Object.entries(wordsOfList(asked)).map(
        ([name, value]) => value && <input type="hidden" name={name} value={value} />,
      )}
      <p class="chosen-count">{words('many.chosen.count')}</p>
      <div class="row">
        <button class="button small" type="submit">
          {words('many.chosen.go')}
        </button>
        <button class="button second small all" type="submit" name="todos" value="si">
          {words('many.chosen.all', { count })}
        </button>
      </div>
      <p class="small soft no-phone chosen-keys">{words('many.chosen.keys')}</p>
    </form>
  )
}
