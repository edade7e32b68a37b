import { deskPaths } from '../paths.ts'
import type { View } from '../web/view.ts'
import type { CaseProps } from './case-page.tsx'
import { mayAs } from './role-rules.ts'
import type { Template } from './template-queries.ts'

/** Adds a saved text to the message: where the cursor stands with code, after what was typed without. */
export function InsertText({
  view,
  operator,
  one,
  templates,
  text,
  sending,
}: Pick<CaseProps, 'view' | 'operator' | 'one' | 'templates' | 'text'> & { sending: string }) {
  const { words } = view
  const mayEdit = mayAs(operator.role, 'supervises')
  if (templates.length === 0 && !mayEdit) return null
  return (
    <div class="row insert-text">
      {templates.length > 0 && (
        <>
          <TextChoice view={view} templates={templates} chosen={text} letter="t" />
          <button
            class="button second small"
            type="submit"
            name="insertar"
            value="si"
            formaction={`${sending}#mensaje`}
            data-insert={deskPaths.caseText(one.folio, '')}
            data-into="mensaje"
            data-chosen="texto"
          >
            {words('deskTexts.insert')}
          </button>
        </>
      )}
      {mayEdit && <a href={deskPaths.texts}>{words('deskTexts.title')}</a>}
    </div>
  )
}

type ChoiceProps = {
  view: View
  templates: readonly Pick<Template, 'id' | 'name'>[]
  chosen: string | undefined
  letter?: string
}

/** Which saved text. */
export const TextChoice = ({ view: { words }, templates, chosen, letter }: ChoiceProps) => (
  <div class="field">
    <label for="texto">{words('deskTexts.one')}</label>
    <select id="texto" name="texto" data-key={letter}>
      {templates.map(({ id, name }) => (
        <option value={id} selected={id === chosen}>
          {name}
        </option>
      ))}
    </select>
  </div>
)
