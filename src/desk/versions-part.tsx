import { formatInstant } from '../lib/dates.ts'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import type { View } from '../web/view.ts'
import type { SettingVersion } from './setting-queries.ts'

type VersionsProps = { view: View; versions: readonly SettingVersion[]; hrefOf: (version: string) => string }

/** What was published before, with the way back to each. */
export function Versions({ view, versions, hrefOf }: VersionsProps) {
  const { words } = view
  return (
    <section class="card stack-tight" aria-labelledby="versiones">
      <h2 id="versiones">{words('deskSettings.versions')}</h2>
      {versions.length === 0 ? (
        <p class="soft">{words('deskSettings.onlyFiles')}</p>
      ) : (
        <CardTable
          caption={words('deskSettings.versions')}
          head={
            <>
              <HeadCell>{words('deskSettings.version')}</HeadCell>
              <HeadCell>{words('deskSettings.note')}</HeadCell>
              <HeadCell>{words('deskSettings.by')}</HeadCell>
            </>
          }
        >
          {versions.map(({ version, note, operator, publishedAt }, index) => (
            <Row>
              <Cell class="main">
                <a href={hrefOf(String(version))}>{words('deskSettings.versionNumber', { version })}</a>
                {index === 0 && <span class="soft"> {words('deskSettings.isInForce')}</span>}
              </Cell>
              <Cell>{note}</Cell>
              <Cell>
                {operator}, {formatInstant(publishedAt, words.locale)}
              </Cell>
            </Row>
          ))}
        </CardTable>
      )}
      {versions.length > 0 && (
        <p>
          <a href={hrefOf('0')}>{words('deskSettings.seeFiles')}</a>
        </p>
      )}
    </section>
  )
}
