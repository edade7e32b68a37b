import { columns, everyOrder, orderInWords, orderName, pageSizes, type TableSettings } from '../contracts/list-rules.ts'
import { paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import { columnField } from './form.ts'

/** Which columns, how many rows and in what order: kept with the account. */
export function TablePage({ view, settings, areOwn }: { view: View; settings: TableSettings; areOwn: boolean }) {
  const { words } = view
  const title = words('many.table.title')
  return (
    <Layout view={view} title={title} section="contracts">
      <div class="page-head">
        <a class="crumb" href={paths.contracts}>
          <Icon name="left" />
          {words('contracts.title')}
        </a>
        <h1>{title}</h1>
        <p class="lede">{words('many.table.lede')}</p>
      </div>
      <form class="card stack narrow-form" method="post" action={paths.contractTable}>
        <fieldset class="choices">
          <legend>{words('many.table.columns')}</legend>
          {columns.map((column) => (
            <label class="check" for={columnField(column)}>
              <input
                type="checkbox"
                id={columnField(column)}
                name={columnField(column)}
                value="si"
                checked={settings.columns.includes(column)}
              />
              <span>{words(`many.table.column.${column}`)}</span>
            </label>
          ))}
        </fieldset>
        <div class="field">
          <label for="filas">{words('many.table.pageSize')}</label>
          <select id="filas" name="filas">
            {pageSizes.map((size) => (
              <option value={String(size)} selected={size === settings.pageSize}>
                {size}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="orden">{words('many.table.order')}</label>
          <select id="orden" name="orden">
            {everyOrder.map((one) => (
              <option value={orderName(one)} selected={orderName(one) === orderName(settings)}>
                {orderInWords(words, one)}
              </option>
            ))}
          </select>
        </div>
        <div class="row">
          <button class="button" type="submit">
            {words('many.table.save')}
          </button>
          {areOwn && (
            <button class="button quiet" type="submit" name="hacer" value="restablecer">
              {words('many.table.reset')}
            </button>
          )}
        </div>
      </form>
    </Layout>
  )
}
