import { compilePdf } from '../web/pdf/typst.ts'

// Sets the manual once and ends: its pictures, unpacked, are more memory than the office may keep.
process.on('message', async (page) => {
  const done = await compilePdf('help/manual.typ', page).then(
    (pdf) => ({ pdf }),
    (fault: unknown) => ({ fault: String(fault) }),
  )
  process.send?.(done, () => process.exit())
})
process.on('disconnect', () => process.exit())
