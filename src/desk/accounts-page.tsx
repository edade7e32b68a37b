import { deskPaths } from '../paths.ts'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import type { View } from '../web/view.ts'
import { mostPeople } from './account-rules.ts'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'
import type { FoundPerson } from './person-search-queries.ts'

type Found = { people: readonly FoundPerson[]; isAlike: boolean }
type AccountsPageProps = { view: View; operator: Operator; typed: string; found: Found | undefined }

export function AccountsPage({ view, operator, typed, found }: AccountsPageProps) {
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
        {found && <People view={view} typed={typed} {...found} />}
      </div>
    </DeskLayout>
  )
}

function People({ view, typed, people, isAlike }: Found & { view: View; typed: string }) {
  const { words } = view
  if (people.length === 0) return <p role="status">{words('desk.accounts.none', { typed })}</p>
  return (
    <section class="card stack" aria-labelledby="encontradas">
      <h2 id="encontradas">{words('desk.accounts.found', { count: Math.min(people.length, mostPeople) })}</h2>
      {isAlike && <p role="status">{words('deskAccounts.alike', { typed })}</p>}
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
