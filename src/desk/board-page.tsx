import { formatDate } from '../lib/dates.ts'
import { deskPaths } from '../paths.ts'
import { titleOf } from '../requests/rules.ts'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import { Icon } from '../web/icons.tsx'
import { withQuery } from '../web/query.ts'
import type { View } from '../web/view.ts'
import { type Board, type Load, type Period, periodKinds, type Times } from './board-rules.ts'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'

type BoardProps = {
  view: View
  operator: Operator
  board: Board
  period: Period
  asked: { desde: string; hasta: string }
  /** What was asked for is no period. */
  isWrong: boolean
}

/** Who has how much, what fell due without an answer, and how long answers take. */
export function BoardPage(props: BoardProps) {
  const { view, operator, board, period, isWrong } = props
  const { words } = view
  const title = words('desk.board.title')
  const isEmpty = board.operators.length === 0 && board.kinds.length === 0
  const excel = withQuery(deskPaths.boardExcel, { periodo: period.kind, desde: period.from, hasta: period.to })
  return (
    <DeskLayout view={view} operator={operator} title={title} section="board">
      <div class="stack">
        <div class="stack-tight">
          <h1>{title}</h1>
          <p class="soft">
            {words('desk.board.text', {
              from: formatDate(period.from, 'long', words.locale),
              to: formatDate(period.to, 'long', words.locale),
            })}
          </p>
        </div>
        {isWrong && (
          <p class="notice" role="alert" id="fechas-error">
            {words('desk.board.badDates')}
          </p>
        )}
        <PeriodForm {...props} />
        {isEmpty ? (
          <p class="empty" role="status">
            {words('desk.board.none')}
          </p>
        ) : (
          <>
            <LoadTable {...props} />
            <KindTable {...props} />
            <TimesTable {...props} />
            <p>
              <a class="button second" href={excel}>
                <Icon name="download" />
                {words('desk.board.excel')}
              </a>
            </p>
          </>
        )}
      </div>
    </DeskLayout>
  )
}

function PeriodForm({ view: { words }, period, asked, isWrong }: BoardProps) {
  const kind = isWrong ? 'fechas' : period.kind
  return (
    <form class="card row period" method="get" action={deskPaths.board}>
      <div class="field">
        <label for="periodo">{words('desk.board.period')}</label>
        <select id="periodo" name="periodo">
          {periodKinds.map((one) => (
            <option value={one} selected={one === kind}>
              {words(`desk.board.period.${one}`)}
            </option>
          ))}
        </select>
      </div>
      {(['desde', 'hasta'] as const).map((name) => (
        <div class="field">
          <label for={name}>{words(name === 'desde' ? 'desk.board.from' : 'desk.board.to')}</label>
          <input
            id={name}
            name={name}
            type="date"
            value={asked[name] || period[name === 'desde' ? 'from' : 'to']}
            aria-invalid={isWrong ? 'true' : undefined}
            aria-describedby={isWrong ? 'fechas-error' : undefined}
          />
        </div>
      ))}
      <button class="button" type="submit">
        {words('desk.board.show')}
      </button>
    </form>
  )
}

const loadNames = ['open', 'today', 'late', 'near', 'breaches'] as const

const LoadHead = ({ view: { words }, name }: { view: View; name: string }) => (
  <>
    <HeadCell>{name}</HeadCell>
    {loadNames.map((one) => (
      <HeadCell money>{words(`desk.board.${one}`)}</HeadCell>
    ))}
  </>
)

const LoadRow = ({ view: { words }, name, load }: { view: View; name: string; load: Load }) => (
  <Row>
    <Cell class="full break">
      <b>{name}</b>
    </Cell>
    {loadNames.map((one) => (
      <Count name={words(`desk.board.${one}`)} value={load[one]} />
    ))}
  </Row>
)

/** Says what it is where the table is cards. */
const Count = ({ name, value }: { name: string; value: number | undefined }) => (
  <Cell class="money num">
    <span class="head-of-card soft">{name}: </span>
    {value ?? '—'}
  </Cell>
)

function LoadTable({ view, board }: BoardProps) {
  const { words } = view
  return (
    <section class="card" aria-labelledby="por-operador">
      <h2 id="por-operador">{words('desk.board.operators')}</h2>
      <CardTable
        caption={words('desk.board.operators')}
        layout="board"
        head={<LoadHead view={view} name={words('desk.board.operator')} />}
      >
        {board.operators.map(({ name, load }) => (
          <LoadRow view={view} name={name ?? words('desk.inbox.nobody')} load={load} />
        ))}
        <LoadRow view={view} name={words('desk.board.all')} load={board.all} />
      </CardTable>
    </section>
  )
}

function KindTable({ view, board }: BoardProps) {
  const { words, profile } = view
  return (
    <section class="card" aria-labelledby="por-tipo">
      <h2 id="por-tipo">{words('desk.board.kinds')}</h2>
      <CardTable
        caption={words('desk.board.kinds')}
        layout="board"
        head={<LoadHead view={view} name={words('desk.board.kind')} />}
      >
        {board.kinds.map(({ kind, load }) => (
          <LoadRow view={view} name={titleOf(profile.requestGroups, kind)} load={load} />
        ))}
      </CardTable>
    </section>
  )
}

function TimesTable({ view, board }: BoardProps) {
  const { words, profile } = view
  const timed = board.kinds.filter(({ first, over }) => first.count + over.count > 0)
  if (timed.length === 0) return null
  const rows = [
    ...timed.map(({ kind, first, over }) => ({ name: titleOf(profile.requestGroups, kind), first, over })),
    { name: words('desk.board.all'), first: board.first, over: board.over },
  ]
  const cells = (first: Times, over: Times) => [
    { name: words('desk.board.first'), value: first.count },
    { name: words('desk.board.firstMedian'), value: first.median },
    { name: words('desk.board.firstMost'), value: first.most },
    { name: words('desk.board.over'), value: over.count },
    { name: words('desk.board.overMedian'), value: over.median },
    { name: words('desk.board.overMost'), value: over.most },
  ]
  return (
    <section class="card" aria-labelledby="tiempos">
      <h2 id="tiempos">{words('desk.board.times')}</h2>
      <p class="soft">{words('desk.board.timesText')}</p>
      <CardTable
        caption={words('desk.board.times')}
        layout="board"
        head={
          <>
            <HeadCell>{words('desk.board.kind')}</HeadCell>
            {cells(board.first, board.over).map(({ name }) => (
              <HeadCell money>{name}</HeadCell>
            ))}
          </>
        }
      >
        {rows.map(({ name, first, over }) => (
          <Row>
            <Cell class="full break">
              <b>{name}</b>
            </Cell>
            {cells(first, over).map((cell) => (
              <Count {...cell} />
            ))}
          </Row>
        ))}
      </CardTable>
    </section>
  )
}
