import { formatInstant } from '../lib/dates.ts'
import { Icon } from './icons.tsx'
import type { View } from './view.ts'

/** What was kept is said, and can be thrown away at `discard`. */
export function DraftNotice({
  view: { words, person },
  keptAt,
  discard,
  fields = {},
}: {
  view: View
  /** An ISO instant; nothing where nothing was kept. */
  keptAt: string | undefined
  discard: string
  /** What the address does not say. */
  fields?: Record<string, string>
}) {
  if (!keptAt) return null
  const at = formatInstant(new Date(keptAt), words.locale)
  return (
    <div class="notice narrow-form draft" role="status">
      <Icon name="edit" />
      <div class="stack-tight">
        <p>{words(person ? 'web.draft.back' : 'web.draft.backGuest', { at })}</p>
        <form method="post" action={discard}>
          {Object.entries(fields).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button class="button quiet small" type="submit">
            {words('web.draft.discard')}
          </button>
        </form>
      </div>
    </div>
  )
}

/** Where a page says that it has kept what is typed. */
export const DraftStatus = ({ view: { words } }: { view: View }) => (
  <span class="small soft" role="status" data-saved={words('web.draft.saved')}></span>
)

/** Whose form it is: what comes after their session has ended is kept for nobody else. */
export const MeantFor = ({ view: { person } }: { view: View }) =>
  person ? <input type="hidden" name="para" value={person.accountId} /> : null
