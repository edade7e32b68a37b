import { paths } from '../paths.ts'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import { ErrorSummary, FieldError, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import type { NamesPreview } from './names-queries.ts'

export const fileField = 'archivo'
const mostShown = 200
const mostFaults = 50

type NamesProps = {
  view: View
  preview: NamesPreview | undefined
  form: FormState
  /** Something changed between looking and applying. */
  isStale: boolean
}

/** Names, groups and labels of many contracts with one file: what it changes is seen before anything changes. */
export function NamesPage({ view, preview, form, isStale }: NamesProps) {
  const { words } = view
  const title = words('many.names.title')
  return (
    <Layout view={view} title={title} section="contracts">
      <div class="page-head">
        <a class="crumb" href={paths.contracts}>
          <Icon name="left" />
          {words('contracts.title')}
        </a>
        <h1>{title}</h1>
        <p class="lede">{words('many.names.lede')}</p>
      </div>
      <div class="stack">
        <ErrorSummary view={view} form={form} />
        {isStale && (
          <p class="notice" role="alert">
            {words('many.names.stale')}
          </p>
        )}
        {preview && <Preview view={view} preview={preview} />}
        <div class="halves">
          <section class="card stack-tight" aria-labelledby="descargar">
            <h2 id="descargar">{words('many.names.download')}</h2>
            <p>{words('many.names.downloadHelp')}</p>
            <p>
              <a class="button second" href={paths.contractNamesCsv}>
                <Icon name="download" />
                {words('many.names.csv')}
              </a>
            </p>
          </section>
          <form
            class="card stack"
            method="post"
            action={paths.contractNames}
            enctype="multipart/form-data"
            aria-labelledby="subir"
            novalidate
          >
            <h2 id="subir">{words('many.names.upload')}</h2>
            <div class={form.errors[fileField] ? 'field has-error' : 'field'}>
              <label for={fileField}>{words('many.names.file')}</label>
              <p class="help" id={`${fileField}-ayuda`}>
                {words('many.names.fileHelp')}
              </p>
              <FieldError view={view} form={form} name={fileField} />
              <input
                type="file"
                id={fileField}
                name={fileField}
                accept=".csv,text/csv"
                required
                aria-invalid={form.errors[fileField] ? 'true' : undefined}
                aria-describedby={
                  form.errors[fileField] ? `${fileField}-error ${fileField}-ayuda` : `${fileField}-ayuda`
                }
              />
            </div>
            <p>
              <button class="button" type="submit">
                {words('many.names.look')}
              </button>
            </p>
          </form>
        </div>
      </div>
    </Layout>
  )
}

function Preview({ view, preview }: { view: View; preview: NamesPreview }) {
  const { words } = view
  const { changes, faults, areTooMany } = preview
  const isGood = faults.length === 0 && !areTooMany
  return (
    <section class="card stack names-preview" aria-labelledby="cambia">
      <div class="stack-tight">
        <h2 id="cambia">{words('many.names.preview')}</h2>
        <p>{words('many.names.previewOf', { file: preview.fileName, count: changes.length, same: preview.same })}</p>
      </div>
      <Faults view={view} preview={preview} />
      {changes.length > 0 && <Changes view={view} preview={preview} />}
      {isGood && changes.length === 0 && <p>{words('many.names.nothing')}</p>}
      <form class="stack-tight" method="post" action={paths.contractNamesApplied}>
        {isGood && changes.length > 0 && (
          <>
            <input type="hidden" name="visto" value={preview.seal} />
            <p class="small soft">{words('many.names.all')}</p>
          </>
        )}
        <div class="row">
          {isGood && changes.length > 0 && (
            <button class="button" type="submit">
              {words('many.names.apply', { count: changes.length })}
            </button>
          )}
          <button class="button quiet" type="submit" name="hacer" value="descartar">
            {words('many.names.drop')}
          </button>
        </div>
      </form>
    </section>
  )
}

function Faults({ view: { words }, preview: { faults, areTooMany } }: { view: View; preview: NamesPreview }) {
  if (faults.length === 0 && !areTooMany) return null
  return (
    <div class="notice alarm">
      <Icon name="error" />
      <div class="stack-tight">
        <p>
          <b>
            {faults.length > 0 ? words('many.names.faults', { count: faults.length }) : words('many.names.fault.marks')}
          </b>
        </p>
        <ul>
          {faults.slice(0, mostFaults).map(({ kind, line, value = '', other = 0 }) => (
            <li>{words(`many.names.fault.${kind}`, { line, value, other })}</li>
          ))}
        </ul>
        {faults.length > mostFaults && (
          <p class="small">{words('many.names.shown', { shown: mostFaults, count: faults.length })}</p>
        )}
      </div>
    </div>
  )
}

function Changes({ view: { words }, preview: { changes } }: { view: View; preview: NamesPreview }) {
  return (
    <>
      <CardTable
        caption={words('many.names.previewCaption')}
        layout="names"
        head={
          <>
            <HeadCell>{words('many.names.line')}</HeadCell>
            <HeadCell>{words('many.names.column.contract')}</HeadCell>
            <HeadCell>{words('many.names.now')}</HeadCell>
            <HeadCell>{words('many.names.then')}</HeadCell>
          </>
        }
      >
        {changes.slice(0, mostShown).map(({ line, contract, fields }) => (
          <Row>
            <Cell class="num">
              <span class="period-label">{words('many.names.line')} </span>
              {line}
            </Cell>
            <Cell class="name">
              <span class="main">{contract.number}</span> <span class="sub">{contract.address}</span>
            </Cell>
            <Cell class="value">
              <b class="period-label">{words('many.names.now')}</b>
              {fields.map(({ field, before }) => (
                <Value label={words(`many.names.column.${field}`)} value={before} empty={words('many.names.empty')} />
              ))}
            </Cell>
            <Cell class="value">
              <b class="period-label">{words('many.names.then')}</b>
              {fields.map(({ field, after }) => (
                <Value label={words(`many.names.column.${field}`)} value={after} empty={words('many.names.empty')} />
              ))}
            </Cell>
          </Row>
        ))}
      </CardTable>
      {changes.length > mostShown && (
        <p class="small soft">{words('many.names.shown', { shown: mostShown, count: changes.length })}</p>
      )}
    </>
  )
}

const Value = ({ label, value, empty }: { label: string; value: string; empty: string }) => (
  <span class="sub-line">
    <span class="small soft">{label}: </span>
    {value === '' ? <i class="soft">{empty}</i> : value}
  </span>
)
