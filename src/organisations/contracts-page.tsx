import { paths } from '../paths.ts'
import { Choice } from '../web/choice.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { Pager } from '../web/pager.tsx'
import type { View } from '../web/view.ts'
import type { Held, LeavingContract, OthersContract } from './contract-queries.ts'
import type { Organisation } from './queries.ts'

type ContractsProps = {
  view: View
  organisation: Organisation
  held: Held
  group: string | undefined
  page: number
  pages: number
  /** A sentence about what was just done. */
  done: string | undefined
}

/** What belongs to the organisation: chosen of the own, and taken out of the others'. */
export function ContractsPage(props: ContractsProps) {
  const { view, organisation, held, group, done } = props
  const { others } = held
  const { words } = view
  const title = words('organisations.contractsTitle', { name: organisation.name })
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <a class="crumb" href={paths.organisation(organisation.id)}>
          <Icon name="left" />
          <span class="break">{organisation.name}</span>
        </a>
        <h1 class="break">{title}</h1>
        <p class="lede">{words('organisations.contractsLede')}</p>
      </div>
      <div class="stack">
        {done && (
          <p class="notice" role="status">
            <Icon name="check" />
            <span>{done}</span>
          </p>
        )}
        <section class="card stack" aria-labelledby="propios">
          <h2 id="propios">{words('organisations.held')}</h2>
          {held.groups.length > 0 && <GroupFilter {...props} />}
          {held.count > 0 ? (
            <HeldOnes {...props} />
          ) : (
            <p class="soft">{words(group ? 'organisations.groupNone' : 'organisations.heldNone')}</p>
          )}
        </section>
        {others.length > 0 && <Others view={view} id={organisation.id} others={others} />}
      </div>
    </Layout>
  )
}

function GroupFilter({ view: { words }, organisation, held, group }: ContractsProps) {
  return (
    <form class="row new-mark" method="get" action={paths.organisationContracts(organisation.id)}>
      <Choice
        name="grupo"
        label={words('organisations.group')}
        options={[
          { value: '', label: words('organisations.everyGroup'), isChosen: group === undefined },
          ...held.groups.map((name) => ({ value: name, label: name, isChosen: name === group })),
        ]}
      />
      <button class="button second" type="submit">
        {words('organisations.filter')}
      </button>
    </form>
  )
}

function HeldOnes({ view, organisation, held, group, page, pages }: ContractsProps) {
  const { words } = view
  const here = paths.organisationContracts(organisation.id)
  return (
    <form class="stack" method="post" action={here}>
      {group !== undefined && <input type="hidden" name="grupo" value={group} />}
      {page > 1 && <input type="hidden" name="pagina" value={String(page)} />}
      <p>{words('organisations.heldCount', { belonging: held.belonging, contracts: held.count })}</p>
      <label class="check">
        <input type="checkbox" name="nuevos" value="si" checked={organisation.me.takesNew} />
        <span>
          <b>{words('organisations.takesNew')}</b>
        </span>
      </label>
      <fieldset class="choices">
        <legend class="vh">{words('organisations.held')}</legend>
        {held.contracts.map(({ number, title, address, belongs }) => (
          <>
            <input type="hidden" name="listado" value={number} />
            <label class="check">
              <input type="checkbox" name="contrato" value={number} checked={belongs} />
              <span class="break">
                <b>{title}</b> <span class="num">{number}</span>
                {address && <span class="small soft"> · {address}</span>}
              </span>
            </label>
          </>
        ))}
      </fieldset>
      <div class="row">
        <button class="button" type="submit">
          {words('organisations.save')}
        </button>
        {held.belonging < held.count && (
          <button class="button second" type="submit" name="todos" value="si">
            {group === undefined ? words('organisations.putAll') : words('organisations.putGroup', { group })}
          </button>
        )}
      </div>
      {group !== undefined && <p class="small soft">{words('organisations.groupHelp')}</p>}
      <Pager view={view} path={here} query={{ grupo: group }} page={page} pages={pages} />
    </form>
  )
}

function Others({ view: { words }, id, others }: { view: View; id: string; others: readonly OthersContract[] }) {
  return (
    <section class="card stack-tight" aria-labelledby="ajenos">
      <h2 id="ajenos">{words('organisations.others')}</h2>
      <ul class="sessions">
        {others.map(({ number, address, by }) => (
          <li>
            <Icon name="home" />
            <div>
              <p>
                <b class="num">{number}</b>
              </p>
              <p class="small soft break">{address}</p>
              <p class="small soft break">{words('organisations.broughtBy', { who: by })}</p>
            </div>
            <a class="button second small" href={paths.organisationContractEnd(id, number)}>
              <span>
                {words('organisations.take')}{' '}
                <span class="vh">{words('organisations.takeHidden', { contract: number })}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

type TakeProps = { view: View; id: string; contract: LeavingContract }

/** Says who stops seeing a contract before it is taken out. */
export function TakeOutPage({ view, id, contract }: TakeProps) {
  const { words } = view
  const { number, organisation, people, isMember } = contract
  const title = words('organisations.takeTitle', { contract: number })
  return (
    <Layout view={view} title={title}>
      <div class="message-page stack">
        <h1>{title}</h1>
        <p class="lede break">{words('organisations.takeText', { people, name: organisation })}</p>
        <form method="post" action={paths.organisationContractEnd(id, number)}>
          <div class="row">
            <button class="button" type="submit">
              {words('organisations.takeButton')}
            </button>
            <a class="button second" href={isMember ? paths.organisationContracts(id) : paths.contractAccess(number)}>
              {words('organisations.cancel')}
            </a>
          </div>
        </form>
      </div>
    </Layout>
  )
}
