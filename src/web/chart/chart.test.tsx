import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { type Column, ColumnChart } from './column-chart.tsx'
import { ConsumptionChart } from './consumption-chart.tsx'
import type { Bar } from './consumption-drawing.ts'
import { YearGauge } from './year-gauge.tsx'

const drawn = (element: unknown) => parse(String(element))
const heights = (svg: ReturnType<typeof parse> | null, kind = '.water') =>
  svg!.querySelectorAll(kind).map((rect) => Number(rect.getAttribute('height')))
/** What is in the legend is not part of the drawing. */
const broad = (chart: ReturnType<typeof parse>) => chart.querySelector('svg.broad')
const isSound = (chart: ReturnType<typeof parse>) => {
  expect(chart.toString()).not.toMatch(/NaN|Infinity|undefined|(?:width|height)="-/)
}

const months = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `m${index}`, year: String(2020 + Math.floor(index / 12)) }))

const columns = (...values: (number | undefined)[]): Column[] =>
  values.map((value, index) => ({ ...months(values.length)[index]!, value, hint: `hint ${index}` }))

const columnChart = (shown: readonly Column[]) =>
  drawn(
    <ColumnChart
      name="Evolución de la factura"
      columns={shown}
      format={(value) => `$${value}`}
      legend={{ columns: 'Este año', before: 'El año anterior' }}
    >
      La frase.
    </ColumnChart>,
  )

const bar = (from: number, value: number, more: Partial<Bar> = {}): Bar => ({
  from,
  months: 1,
  value,
  label: String(value),
  short: String(value),
  hint: `hint ${from}`,
  ...more,
})

const consumptionChart = (
  bars: Bar[],
  more: { places?: number; gaps?: number[]; exchanges?: { at: number; label: string }[] } = {},
) =>
  drawn(
    <ConsumptionChart
      name="Evolución del consumo"
      places={months(more.places ?? 24)}
      bars={bars}
      gaps={more.gaps ?? []}
      exchanges={more.exchanges ?? []}
      unit="m³"
      format={String}
      rowNames={['Estos 12', 'Los 12 anteriores']}
      legend={{ column: 'Real', estimated: 'Estimado', exchange: 'Cambio', gap: 'Sin lectura' }}
    />,
  )

describe('every chart', () => {
  it('is one picture with a name, whatever the width', () => {
    for (const chart of [columnChart(columns(1, 2)), consumptionChart([bar(23, 14)])]) {
      expect(chart.querySelectorAll('[role=img]').map((image) => image.getAttribute('aria-label'))).toHaveLength(1)
      expect(chart.querySelectorAll('.drawings svg').map((svg) => svg.getAttribute('aria-hidden'))).toEqual(
        Array(3).fill('true'),
      )
    }
  })

  it('carries no style that the policy would refuse', () => {
    expect(columnChart(columns(1)).toString() + consumptionChart([bar(0, 1)]).toString()).not.toMatch(/style=/)
  })
})

describe('the chart of invoices', () => {
  it('draws columns as tall as what they stand for', () => {
    const [half, whole] = heights(broad(columnChart(columns(50, 100))))
    expect(half! * 2).toBeCloseTo(whole!, 0)
  })

  it('marks the year before across the column, and says so only when there is one', () => {
    const [first, second] = columns(100, 100)
    const compared = columnChart([first!, { ...second!, before: 80 }])
    expect(broad(compared)!.querySelectorAll('.level')).toHaveLength(1)
    expect(compared.querySelector('.legend')!.text).toContain('El año anterior')
    expect(columnChart(columns(100)).querySelector('.legend')!.text).not.toContain('El año anterior')
  })

  it('labels the latest and the highest, and leaves the rest to the pointer', () => {
    const chart = broad(columnChart(columns(10, 99, 20, 30)))!
    expect(chart.querySelectorAll('.always').map((label) => label.text)).toEqual(['$99', '$30'])
    expect(chart.querySelectorAll('.col.now title')[0]!.text).toBe('hint 3')
  })

  it('never draws a missing month as nought', () => {
    const chart = broad(columnChart(columns(undefined, 10, undefined, 20)))!
    expect(heights(chart)).toHaveLength(2)
    expect(chart.querySelectorAll('.gap')).toHaveLength(1)
  })

  it.each([
    ['no column', []],
    ['one', [5]],
    ['zeros', [0, 0, 0]],
    ['a credit', [-30, 20, -5]],
    ['millions', [123_456_789_012, 1]],
    ['nothing known', [undefined, undefined]],
  ])('survives %s', (_, values) => {
    isSound(columnChart(columns(...values)))
  })

  it('does not let words become markup', () => {
    const [column] = columns(1)
    const chart = columnChart([{ ...column!, label: '<b>&"', hint: '<script>' }])
    expect(chart.querySelector('script')).toBeNull()
    expect(chart.toString()).toContain('&lt;b&gt;&amp;&quot;')
  })
})

describe('the chart of consumption', () => {
  it('draws a reading of two months as wide as both at their mean: area is volume', () => {
    const chart = broad(consumptionChart([bar(0, 16), bar(1, 32, { months: 2 }), bar(3, 8, { now: true })]))!
    const [one, two, half] = heights(chart)
    expect(two).toBe(one)
    expect(half! * 2).toBeCloseTo(one!, 0)
    const [narrow, wide] = chart.querySelectorAll('.water').map((rect) => Number(rect.getAttribute('width')))
    expect(wide!).toBeGreaterThan(narrow! * 2)
  })

  it('hatches what was estimated', () => {
    const chart = consumptionChart([bar(0, 16, { estimated: true }), bar(1, 16)])
    expect(broad(chart)!.querySelectorAll('.col.est')).toHaveLength(1)
    expect(chart.querySelector('.legend')!.text).toContain('Estimado')
    expect(consumptionChart([bar(1, 16)]).querySelector('.legend')!.text).not.toContain('Estimado')
  })

  it('cuts the column where the meter was exchanged, and says when', () => {
    const chart = broad(
      consumptionChart([bar(3, 16, { pieces: [7, 9] }), bar(4, 16)], {
        exchanges: [{ at: 3, label: '14 ago: cambio' }],
      }),
    )!
    const [lower, upper, whole] = heights(chart)
    expect(lower! + upper!).toBeCloseTo(whole! - 3, 0)
    expect(lower! / (lower! + upper!)).toBeCloseTo(7 / 16, 1)
    expect(chart.querySelectorAll('text').map((label) => label.text)).toContain('14 ago: cambio')
  })

  it('outlines the place of a reading that has not come', () => {
    const chart = consumptionChart([bar(21, 14, { now: true })], { gaps: [22, 23] })
    expect(broad(chart)!.querySelectorAll('.gap')).toHaveLength(2)
    expect(chart.querySelector('.legend')!.text).toContain('Sin lectura')
  })

  it('gives each year a row of its own where it is narrow, on one scale', () => {
    const narrow = consumptionChart([bar(2, 100), bar(23, 50, { now: true })]).querySelector('svg.narrow')!
    expect(heights(narrow).sort((a, b) => a - b)).toEqual([56, 112])
    expect(narrow.text).toContain('Los 12 anteriores')
    expect(consumptionChart([bar(11, 50)], { places: 12 }).querySelector('svg.narrow')!.text).not.toContain(
      'anteriores',
    )
  })

  it('draws a column that reaches over the edge only as far as the edge', () => {
    const chart = broad(consumptionChart([bar(-2, 30, { months: 3 }), bar(1, 10)]))!
    const [cut, whole] = chart.querySelectorAll('.water').map((rect) => Number(rect.getAttribute('width')))
    expect(cut).toBe(whole)
  })

  it('shows a correction below nought as a number without a column', () => {
    const chart = broad(consumptionChart([bar(1, 14), bar(2, -5), bar(3, 14)]))!
    expect(heights(chart)[1]).toBe(0)
    expect(chart.querySelectorAll('.always').map((label) => label.text)).toContain('-5')
  })

  it.each([
    ['nothing', []],
    ['one reading', [bar(23, 14, { now: true })]],
    ['only zeros', [bar(22, 0), bar(23, 0, { now: true })]],
    ['a flood', [bar(22, 9_999_999_999), bar(23, 1, { now: true })]],
    ['pieces of a correction', [bar(23, -3, { pieces: [-5, 2], now: true })]],
  ])('survives %s', (_, bars) => {
    isSound(consumptionChart(bars))
  })
})

describe('the gauge of two years', () => {
  const gauge = (past: number, now: number, difference?: string) =>
    drawn(
      <YearGauge
        name="febrero de 2020: 13 m³; febrero de 2021: 14 m³"
        past={{ value: past, words: `${past} m³`, label: 'feb 2020' }}
        now={{ value: now, words: `${now} m³`, label: 'feb 2021' }}
        difference={difference}
      />,
    )

  it('stands the two levels side by side on one scale', () => {
    const [past, now] = heights(gauge(50, 100, '+50').querySelector('svg.upright'))
    expect(past! * 2).toBe(now)
  })

  it('draws no bracket between equal levels', () => {
    expect(gauge(14, 14).querySelector('.diff')).toBeNull()
    expect(gauge(13, 14, '+1').querySelector('.diff-text')!.text).toBe('+1')
  })

  it.each([
    [0, 0],
    [0, 14],
    [14, 0],
    [-5, 14],
    [1_000_000_000, 3],
  ])('survives %d against %d', (past, now) => {
    isSound(gauge(past, now, '+1'))
  })
})
