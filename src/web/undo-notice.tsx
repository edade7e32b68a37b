import { paths } from '../paths.ts'
import { Icon } from './icons.tsx'
import type { View } from './view.ts'

type Act = 'grouped' | 'ungrouped' | 'labelled' | 'unlabelled' | 'created' | 'renamed' | 'deleted' | 'imported'

type UndoProps = {
  view: View
  /** What was done last to many contracts at once. */
  act: { act: Act; subject: string | null; contracts: number } | null
  /** What the address says has just happened. */
  done: string | undefined
}

const said = { deshecho: 'many.undone', nada: 'many.nothingToUndo', tabla: 'many.table.saved' } as const

/** What has just been done to many contracts at once, and the way back. */
export function UndoNotice({ view: { words }, act, done }: UndoProps) {
  const key = Object.entries(said).find(([name]) => name === done)?.[1]
  if (key) {
    return (
      <p class="notice" role="status">
        {words(key)}
      </p>
    )
  }
  if (!act || done !== 'si') return null
  return (
    <form class="notice undo-notice" method="post" action={paths.arrangementUndo}>
      <p role="status">{words(`many.done.${act.act}`, { subject: act.subject ?? '', count: act.contracts })}</p>
      <button class="button second small" type="submit">
        <Icon name="undo" />
        {words('many.undo')}
      </button>
    </form>
  )
}
