import { formatInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { Pager } from '../web/pager.tsx'
import type { View } from '../web/view.ts'
import type { Act, Organisation } from './queries.ts'

type HistoryProps = { view: View; organisation: Organisation; acts: readonly Act[]; page: number; pages: number }

/** Who changed what, and when. */
export function HistoryPage({ view, organisation, acts, page, pages }: HistoryProps) {
  const { words } = view
  const title = words('organisations.historyTitle', { name: organisation.name })
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <a class="crumb" href={paths.organisation(organisation.id)}>
          <Icon name="left" />
          <span class="break">{organisation.name}</span>
        </a>
        <h1 class="break">{title}</h1>
        <p class="lede">{words('organisations.historyLede')}</p>
      </div>
      <section class="card" aria-labelledby="historial">
        <h2 id="historial" class="vh">
          {words('organisations.history')}
        </h2>
        <ol class="sessions">
          {acts.map((act) => (
            <li>
              <Icon name="clock" />
              <div>
                <p class="break">
                  {sentenceOf(view, act)}
                  {act.role && <b>{words(`organisations.role.${act.role}`)}</b>}
                </p>
                <p class="small soft">{formatInstant(act.at, words.locale)}</p>
              </div>
            </li>
          ))}
        </ol>
        <Pager view={view} path={paths.organisationHistory(organisation.id)} query={{}} page={page} pages={pages} />
      </section>
    </Layout>
  )
}

const wordOf = (act: Act['act']) => (act === 'takes-new' ? 'takesNew' : act === 'takes-no-new' ? 'takesNoNew' : act)

const sentenceOf = ({ words }: View, { act, by, about, subject, contract, contracts }: Act) =>
  words('organisations.act', {
    act: wordOf(act),
    by: by ?? words('organisations.utility'),
    about: about ?? '',
    subject: subject ?? '',
    contract: contract ?? '',
    contracts: contracts ?? 0,
  })
