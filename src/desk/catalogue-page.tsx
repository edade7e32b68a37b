import { deskPaths } from '../paths.ts'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import type { RequestGroup } from '../web/profile.ts'
import type { View } from '../web/view.ts'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'
import type { SettingVersion } from './setting-queries.ts'
import { SettingsRail } from './settings-rail.tsx'
import { Versions } from './versions-part.tsx'

type CataloguePageProps = {
  view: View
  operator: Operator
  groups: readonly RequestGroup[]
  versions: readonly SettingVersion[]
  published: boolean
}

/** What people can ask for, as it is in force. */
export function CataloguePage({ view, operator, groups, versions, published }: CataloguePageProps) {
  const { words } = view
  const rail = <SettingsRail view={view} operator={operator} />
  return (
    <DeskLayout view={view} operator={operator} title={words('deskCatalogue.title')} section="catalogue" rail={rail}>
      <div class="stack">
        <div class="page-head">
          <h1>{words('deskCatalogue.title')}</h1>
          <p class="lede">{words('deskCatalogue.lede')}</p>
        </div>
        {published && (
          <p class="notice" role="status">
            {words('deskSettings.published')}
          </p>
        )}
        <p class="row">
          <a class="button" href={deskPaths.newKind}>
            {words('deskCatalogue.new')}
          </a>
          <a class="button second" href={deskPaths.catalogueGroups}>
            {words('deskCatalogueGroups.title')}
          </a>
        </p>
        {groups.map(({ title, kinds }) => (
          <section class="card stack-tight">
            <h2>{title}</h2>
            <CardTable
              layout="kinds"
              caption={title}
              head={
                <>
                  <HeadCell>{words('deskCatalogue.kind')}</HeadCell>
                  <HeadCell>{words('deskCatalogue.clock')}</HeadCell>
                  <HeadCell>{words('deskCatalogue.contract')}</HeadCell>
                  <HeadCell>{words('deskCatalogue.asks')}</HeadCell>
                </>
              }
            >
              {kinds.map((kind) => (
                <Row>
                  <Cell class="main">
                    <a href={deskPaths.kind(kind.slug)}>{kind.title}</a>
                    {kind.hidden && <span class="soft"> {words('deskCatalogue.isHidden')}</span>}
                  </Cell>
                  <Cell>{words('deskCatalogue.days', { days: kind.answerIn })}</Cell>
                  <Cell>{words(`deskCatalogue.contract.${kind.contract}`)}</Cell>
                  <Cell>
                    {words('deskCatalogue.counts', {
                      questions: kind.questions.length,
                      documents: kind.documents.length,
                    })}
                  </Cell>
                </Row>
              ))}
            </CardTable>
          </section>
        ))}
        <Versions view={view} versions={versions} hrefOf={deskPaths.catalogueVersion} />
      </div>
    </DeskLayout>
  )
}
