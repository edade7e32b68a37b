import { everyContract, listAddress } from '../contracts/list-rules.ts'
import type { LastAct } from '../contracts/table-queries.ts'
import { paths } from '../paths.ts'
import { blankForm, ErrorSummary, Field, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { UndoNotice } from '../web/undo-notice.tsx'
import type { View } from '../web/view.ts'
import type { MarkKind } from './mark-rules.ts'
import type { MarkWithCount } from './queries.ts'

type MarksProps = {
  view: View
  marks: readonly MarkWithCount[]
  form: FormState
  act: LastAct | null
  done: string | undefined
}

/** A field that makes a new mark, and the one that gives a mark another name. */
export const newField = (kind: MarkKind) => (kind === 'group' ? 'grupo-nuevo' : 'etiqueta-nueva')
export const renameField = (id: number) => `nombre-${id}`

/** Every group and label of the account: made, renamed and deleted here. */
export function MarksPage({ view, marks, form, act, done }: MarksProps) {
  const { words } = view
  const title = words('many.marks.title')
  return (
    <Layout view={view} title={title} section="contracts">
      <div class="page-head">
        <a class="crumb" href={paths.contracts}>
          <Icon name="left" />
          {words('contracts.title')}
        </a>
        <h1>{title}</h1>
        <p class="lede">{words('many.marks.lede')}</p>
      </div>
      <div class="stack">
        <UndoNotice view={view} act={act} done={done} />
        <ErrorSummary view={view} form={form} />
        <div class="halves">
          {(['group', 'label'] as const).map((kind) => (
            <Kind view={view} kind={kind} marks={marks.filter((mark) => mark.kind === kind)} form={form} />
          ))}
        </div>
      </div>
    </Layout>
  )
}

type KindProps = Omit<MarksProps, 'act' | 'done'> & { kind: MarkKind }

function Kind({ view, kind, marks, form }: KindProps) {
  const { words } = view
  const isGroup = kind === 'group'
  const field = newField(kind)
  return (
    <section class="card stack" aria-labelledby={`${kind}-h`}>
      <h2 id={`${kind}-h`}>{words(isGroup ? 'many.marks.groups' : 'many.marks.labels')}</h2>
      {marks.length === 0 ? (
        <p class="soft">{words(isGroup ? 'many.marks.noGroups' : 'many.marks.noLabels')}</p>
      ) : (
        <ul class="marks">
          {marks.map((mark) => (
            <OneMark view={view} mark={mark} form={form} />
          ))}
        </ul>
      )}
      <form class="row new-mark" method="post" action={paths.contractMarks} novalidate>
        <input type="hidden" name="tipo" value={isGroup ? 'grupo' : 'etiqueta'} />
        <Field
          view={view}
          form={form}
          name={field}
          label={words(isGroup ? 'many.marks.newGroup' : 'many.marks.newLabel')}
          maxlength={40}
        />
        <button class="button second" type="submit">
          {words('many.marks.create')}
        </button>
      </form>
    </section>
  )
}

function OneMark({ view, mark, form }: { view: View; mark: MarkWithCount; form: FormState }) {
  const { words } = view
  const { id, kind, name, contracts } = mark
  const field = renameField(id)
  const isOpen = form.errors[field] !== undefined
  const typed = isOpen ? form : { ...blankForm, values: { [field]: name } }
  const list = listAddress(paths.contracts, everyContract, kind === 'group' ? { group: name } : { label: name })
  return (
    <li>
      <p>
        <a href={list}>{name}</a> <span class="small soft">{words('many.marks.count', { count: contracts })}</span>
      </p>
      <details open={isOpen}>
        <summary>{words('many.marks.rename', { name })}</summary>
        <form class="row new-mark" method="post" action={paths.contractMark(String(id))} novalidate>
          <Field view={view} form={typed} name={field} label={words('many.marks.newName', { name })} maxlength={40} />
          <button class="button second small" type="submit">
            {words('many.marks.save')}
          </button>
        </form>
        <form class="stack-tight" method="post" action={paths.contractMarkEnd(String(id))}>
          <p class="small soft">{words('many.marks.deleteHelp')}</p>
          <p>
            <button class="button quiet small" type="submit">
              {words('many.marks.delete', { name })}
            </button>
          </p>
        </form>
      </details>
    </li>
  )
}
