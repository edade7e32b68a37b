import { deskPaths } from '../paths.ts'
import type { View } from '../web/view.ts'
import { Hidden } from './case-acts-part.tsx'
import type { Operator } from './operator-rules.ts'
import { mayAs } from './role-rules.ts'
import type { Template } from './template-queries.ts'

type InsertProps = {
  view: View
  operator: Operator
  folio: string
  tray: string
  templates: readonly Pick<Template, 'id' | 'name'>[]
  chosen: string | undefined
}

/** Fills the message with a saved text. What was typed before goes: it stands above the message for that. */
export function InsertText({ view, operator, folio, tray, templates, chosen }: InsertProps) {
  const { words } = view
  const mayEdit = mayAs(operator.role, 'supervises')
  if (templates.length === 0 && !mayEdit) return null
  return (
    <form class="row" method="get" action={deskPaths.request(folio)}>
      {templates.length > 0 && (
        <>
          <Hidden name="bandeja" value={tray} />
          <TextChoice view={view} templates={templates} chosen={chosen} />
        </>
      )}
      {mayEdit && <a href={deskPaths.texts}>{words('deskTexts.title')}</a>}
    </form>
  )
}

/** Which saved text, and the button that fills it in: inside a form that says for what. */
export const TextChoice = ({
  view: { words },
  templates,
  chosen,
}: Pick<InsertProps, 'view' | 'templates' | 'chosen'>) => (
  <>
    <div class="field">
      <label for="texto">{words('deskTexts.one')}</label>
      <select id="texto" name="texto">
        {templates.map(({ id, name }) => (
          <option value={id} selected={id === chosen}>
            {name}
          </option>
        ))}
      </select>
    </div>
    <button class="button second small" type="submit">
      {words('deskTexts.insert')}
    </button>
  </>
)
