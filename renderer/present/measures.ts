/** Areas and lengths in the units that fit their size. Inputs are on the ellipsoid. */
import { inspectorMessages } from '../../shared/messages/inspector'
import type { Language, Message, MessageParams } from '../../shared/messages/translate'

type Translate = (message: Message, params?: MessageParams) => string

/** 1 亩 = 2000/3 m². */
const SQUARE_METERS_PER_MU = 2000 / 3
const SQUARE_METERS_PER_HECTARE = 10_000
const SQUARE_METERS_PER_SQUARE_KILOMETER = 1_000_000
const METERS_PER_KILOMETER = 1000

const fixed = (value: number, digits: number, language: Language) =>
  new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)

/** The area in its main unit first, then in the others that read well at that size. */
export function areaTexts(squareMeters: number, language: Language, t: Translate): readonly string[] {
  const meters = t(inspectorMessages.squareMeters, { value: fixed(squareMeters, 2, language) })
  const mu = t(inspectorMessages.mu, { value: fixed(squareMeters / SQUARE_METERS_PER_MU, 2, language) })
  const hectares = t(inspectorMessages.hectares, { value: fixed(squareMeters / SQUARE_METERS_PER_HECTARE, 4, language) })
  const kilometers = t(inspectorMessages.squareKilometers, { value: fixed(squareMeters / SQUARE_METERS_PER_SQUARE_KILOMETER, 4, language) })
  if (squareMeters < SQUARE_METERS_PER_HECTARE) return [meters, mu]
  if (squareMeters < SQUARE_METERS_PER_SQUARE_KILOMETER) return [hectares, mu, meters]
  return [kilometers, hectares, mu, meters]
}

/** Metres below a kilometre, else kilometres first. */
export function lengthTexts(meters: number, language: Language, t: Translate): readonly string[] {
  const inMeters = t(inspectorMessages.meters, { value: fixed(meters, 1, language) })
  if (meters < METERS_PER_KILOMETER) return [inMeters]
  return [t(inspectorMessages.kilometers, { value: fixed(meters / METERS_PER_KILOMETER, 3, language) }), inMeters]
}
