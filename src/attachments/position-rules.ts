/** Where a picture was taken, as its EXIF says: `20.58806, -100.38806`. Nothing where it does not say, or says nonsense. */
export function positionIn(exif: Buffer): string | undefined {
  try {
    return readPosition(exif)
  } catch (error) {
    // What points outside of the file says nothing.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const gpsDirectory = 0x8825
const tags = { latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4 }
const mostEntries = 512

/** A TIFF inside: directories of entries of twelve bytes, each with its tag, type, count, and its value or where it is. */
function readPosition(exif: Buffer): string | undefined {
  const tiff = exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const short = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number) => (order === 'II' ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const entry = (directory: number, tag: number): number | undefined => {
    const count = Math.min(short(directory), mostEntries)
    for (let turn = 0; turn < count; turn++) {
      const at = directory + 2 + turn * 12
      if (short(at) === tag) return at
    }
    return undefined
  }
  const pointer = entry(long(4), gpsDirectory)
  if (pointer === undefined) return undefined
  const directory = long(pointer + 8)

  /** Degrees, minutes and seconds, each one number over another. */
  const degrees = (tag: number, refTag: number, negative: string): number | undefined => {
    const [at, ref] = [entry(directory, tag), entry(directory, refTag)]
    if (at === undefined || ref === undefined) return undefined
    const values = long(at + 8)
    const part = (index: number) => long(values + index * 8) / long(values + index * 8 + 4)
    const size = part(0) + part(1) / 60 + part(2) / 3600
    return tiff.toString('latin1', ref + 8, ref + 9) === negative ? -size : size
  }
  return positionText(degrees(tags.latitude, tags.latitudeRef, 'S'), degrees(tags.longitude, tags.longitudeRef, 'W'))
}

function positionText(latitude: number | undefined, longitude: number | undefined): string | undefined {
  if (latitude === undefined || longitude === undefined) return undefined
  if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) return undefined
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
}
