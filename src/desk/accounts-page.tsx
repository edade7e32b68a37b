import { deskPaths } from '../paths.ts'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import type { View } from '../web/view.ts'
import type { FoundPerson } from './account-queries.ts'
import { mostPeople } from './account-rules.ts'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'

type AccountsPageProps = { view: View; operator: Operator; typed: string; people: readonly FoundPerson[] | undefined }

export function AccountsPage({ view, operator, typed, people }: AccountsPageProps) {
  const { words } = view
  return (
    <DeskLayout view={view} operator={operator} title={words('desk.place.accounts')} section="accounts">
      <div class="stack">
        <h1>{words('desk.place.accounts')}</h1>
        <form class="card stack" method="get" action={deskPaths.accounts}>
          <div class="field">
            <label for="persona">{words('desk.accounts.label')}</label>
            <p class="help" id="persona-ayuda">
              {words('desk.accounts.help')}
            </p>
            <input
              id="persona"
              name="q"
              type="search"
              value={typed}
              autocomplete="off"
              maxlength={100}
              aria-describedby="persona-ayuda"
            />
          </div>
          <div class="row">
            <button class="button" type="submit">
              {words('desk.accounts.find')}
            </button>
          </div>
        </form>
        {people && <People view={view} typed={typed} people={people} />}
      </div>
    </DeskLayout>
  )
}

function People({ view, typed, people }: { view: View; typed: string; people: readonly FoundPerson[] }) {
  const { words } = view
  if (people.length === 0) return <p role="status">{words('desk.accounts.none', { typed })}</p>
  return (
    <section class="card stack" aria-labelledby="encontradas">
      <h2 id="encontradas">{words('desk.accounts.found', { count: Math.min(people.length, mostPeople) })}</h2>
      {people.length > mostPeople && <p class="soft">{words('desk.accounts.more', { most: mostPeople })}</p>}
      <CardTable
        caption={words('desk.accounts.caption')}
        head={
          <>
            <HeadCell>{words('desk.accounts.name')}</HeadCell>
            <HeadCell>{words('desk.accounts.username')}</HeadCell>
            <HeadCell>{words('desk.email')}</HeadCell>
            <HeadCell>{words('desk.accounts.contracts')}</HeadCell>
          </>
        }
      >
        {people.slice(0, mostPeople).map((person) => (
          <Row>
            <Cell>
              <a href={deskPaths.account(person.id)}>{person.name}</a>
            </Cell>
            <Cell class="break">
              {person.username} {!person.isActive && <span class="badge plain">{words('desk.person.notActive')}</span>}
            </Cell>
            <Cell class="break">{person.email}</Cell>
            <Cell>{words('desk.accounts.count', { count: person.contracts })}</Cell>
          </Row>
        ))}
      </CardTable>
    </section>
  )
}
