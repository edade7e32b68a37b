import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { describe, expect, it } from 'vitest'

const Frame = ({ title, children }: { title?: string; children?: Child }) => <section title={title}>{children}</section>

const Two = () => (
  <>
    <b>3</b>
    {4}
  </>
)

describe('markup', () => {
  it('never lets words become markup, wherever they stand', () => {
    const words = `<b>"Núñez" & 'Cía'</b>`
    const written = '&lt;b&gt;&quot;Núñez&quot; &amp; &#39;Cía&#39;&lt;/b&gt;'
    expect(String(<p title={words}>{words}</p>)).toBe(`<p title="${written}">${written}</p>`)
    expect(String(<p>{[words, [words]]}</p>)).toBe(`<p>${written}${written}</p>`)
    const alien = { toString: () => words } as unknown as Child
    expect(String(<p>{alien}</p>)).toBe(`<p>${written}</p>`)
    const Words = () => words as unknown as ReturnType<typeof Frame>
    expect(
      String(
        <Frame>
          <Words />
        </Frame>,
      ),
    ).toBe(`<section>${written}</section>`)
  })

  it('takes markup as it is, its own and what was called raw', () => {
    expect(String(<p>{raw('<b>1</b>')}</p>)).toBe('<p><b>1</b></p>')
    expect(
      String(
        <Frame title="A">
          <i>2</i> <Two />
        </Frame>,
      ),
    ).toBe('<section title="A"><i>2</i> <b>3</b>4</section>')
    expect(String(html`<!doctype html>${<p>5</p>}`)).toBe('<!doctype html><p>5</p>')
  })

  it('leaves out what is not there, and keeps nought', () => {
    expect(
      String(
        <p id={undefined}>
          {undefined}
          {null}
          {false}
          {true}
          {0}
        </p>,
      ),
    ).toBe('<p>0</p>')
  })

  it('writes attributes that say all by being there, and elements that hold nothing', () => {
    expect(String(<input name="a" required disabled={false} aria-invalid={true} maxlength={9} />)).toBe(
      '<input name="a" required="" aria-invalid="true" maxlength="9"/>',
    )
    expect(String(<script type="module" src="/a.js"></script>)).toBe('<script type="module" src="/a.js"></script>')
  })
})
