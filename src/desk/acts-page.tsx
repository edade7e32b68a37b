import { formatMoment } from '../lib/dates.ts'
import { deskPaths } from '../paths.ts'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import { Icon } from '../web/icons.tsx'
import { withQuery } from '../web/query.ts'
import type { View } from '../web/view.ts'
import type { ListedAct } from './act-queries.ts'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'

type ActsPageProps = {
  view: View
  operator: Operator
  acts: readonly ListedAct[]
  operators: readonly { id: string; name: string; email: string }[]
  asked: { operador: string; desde: string; hasta: string }
  page: number
  hasMore: boolean
}

export function ActsPage({ view, operator, acts, operators, asked, page, hasMore }: ActsPageProps) {
  const { words } = view
  const to = (number: number) =>
    withQuery(deskPaths.acts, { ...asked, pagina: number > 1 ? String(number) : undefined })
  return (
    <DeskLayout view={view} operator={operator} title={words('desk.acts')}>
      <div class="stack">
        <div class="stack-tight">
          <h1>{words('desk.acts')}</h1>
          <p class="soft">{words('desk.acts.text')}</p>
        </div>
        <form class="card row" method="get" action={deskPaths.acts}>
          <div class="field">
            <label for="operador-actos">{words('desk.acts.operator')}</label>
            <select id="operador-actos" name="operador">
              <option value="">{words('desk.acts.everybody')}</option>
              {operators.map(({ id, name, email }) => (
                <option value={id} selected={id === asked.operador}>
                  {`${name}, ${email}`}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="desde">{words('desk.acts.from')}</label>
            <input id="desde" name="desde" type="date" value={asked.desde} />
          </div>
          <div class="field">
            <label for="hasta">{words('desk.acts.to')}</label>
            <input id="hasta" name="hasta" type="date" value={asked.hasta} />
          </div>
          <button class="button" type="submit">
            {words('desk.acts.show')}
          </button>
        </form>
        {acts.length === 0 ? (
          <p role="status">{words('desk.acts.none')}</p>
        ) : (
          <section class="card" aria-label={words('desk.acts')}>
            <CardTable
              caption={words('desk.acts')}
              head={
                <>
                  <HeadCell>{words('desk.acts.at')}</HeadCell>
                  <HeadCell>{words('desk.acts.operator')}</HeadCell>
                  <HeadCell>{words('desk.acts.what')}</HeadCell>
                  <HeadCell>{words('desk.acts.reason')}</HeadCell>
                </>
              }
            >
              {acts.map((act) => (
                <Row>
                  <Cell>{formatMoment(act.at, words.locale)}</Cell>
                  <Cell>{act.operator ?? words('desk.acts.commandLine')}</Cell>
                  <Cell class="break">
                    {words(`desk.act.${act.act}`)} · {words(`desk.subject.${act.subjectKind}`)}: {act.subject}
                  </Cell>
                  <Cell class="break">{act.reason ?? ''}</Cell>
                </Row>
              ))}
            </CardTable>
          </section>
        )}
        {(page > 1 || hasMore) && (
          <nav class="row" aria-label={words('web.pages')}>
            {page > 1 && (
              <a class="button second small" href={to(page - 1)} rel="prev">
                <Icon name="left" />
                {words('web.previousPage')}
              </a>
            )}
            {hasMore && (
              <a class="button second small" href={to(page + 1)} rel="next">
                {words('web.nextPage')}
                <Icon name="right" />
              </a>
            )}
          </nav>
        )}
      </div>
    </DeskLayout>
  )
}
