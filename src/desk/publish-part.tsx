import type { Child } from 'hono/jsx'
import { Field, type FormState } from '../web/form.tsx'
import type { View } from '../web/view.ts'
import { Changes } from './changes-part.tsx'

/** What the next press of the button publishes: shown before, with its differences, and only then offered. */
export type Proposal = { seen: string; changes: readonly string[] }

type PublishProps = { view: View; form: FormState; proposal: Proposal | undefined; after: number; children?: Child }

/** The foot of a form: look first; what was looked at can be published. */
export function Publish({ view, form, proposal, after, children }: PublishProps) {
  const { words } = view
  return (
    <>
      <input type="hidden" name="key" value={form.values.key} />
      <input type="hidden" name="version" value={String(after)} />
      <input type="hidden" name="visto" value={proposal?.seen ?? ''} />
      <p>
        <button class={proposal ? 'button second' : 'button'} type="submit" name="hacer" value="ver">
          {words(proposal ? 'deskSettings.lookAgain' : 'deskSettings.look')}
        </button>
      </p>
      {proposal && (
        <section class="card stack" aria-labelledby="cambios" id="propuesta">
          <h2 id="cambios">{words('deskSettings.changes')}</h2>
          <Changes view={view} changes={proposal.changes} />
          {children}
          {proposal.changes.length > 0 && (
            <>
              <Field
                view={view}
                form={form}
                name="c-nota"
                label={words('deskSettings.note')}
                help={words('deskSettings.noteHelp')}
                maxlength={500}
              />
              <p>
                <button class="button" type="submit" name="hacer" value="publicar">
                  {words('deskSettings.publish')}
                </button>
              </p>
            </>
          )}
        </section>
      )}
    </>
  )
}
