/** Upstream of a section (溯源): what `dutu trace` prints and the window draws. */
import type { KindId } from './kinds'

/** Kinds that are looked for upstream. */
export const tracedKinds = ['outfall', 'enterprise', 'section'] as const satisfies readonly KindId[]

/** What a source is known to discharge: m³ and kg a day; null where unknown. */
export type TracedLoad = {
  readonly volumeCubicMetersPerDay: number | null
  readonly codKilogramsPerDay: number | null
  readonly ammoniaKilogramsPerDay: number | null
  readonly nitrogenKilogramsPerDay: number | null
  readonly phosphorusKilogramsPerDay: number | null
}

export type TracedFeature = {
  readonly layer: (typeof tracedKinds)[number]
  readonly id: string
  readonly name: string | null
  readonly code: string | null
  /** Along the water down to the section, or straight where no network reaches. */
  readonly distanceMeters: number
  /** From the feature to the water; null where no network was used. */
  readonly offsetMeters: number | null
  /** Waterway that the feature lies on. */
  readonly waterway: string | null
  readonly lonLat: readonly [number, number]
  readonly demonstration: boolean
  /** Null where nothing is known of it. */
  readonly load: TracedLoad | null
}

/** How many waterways run as recorded (汇入), how many as digitised, and which were turned because the record says otherwise. */
export type TracedDirection = {
  readonly recorded: number
  readonly digitised: number
  readonly turned: readonly { readonly id: string; readonly name: string | null; readonly flowsTo: string }[]
}

export type TraceReport = {
  readonly section: { readonly id: string; readonly name: string | null }
  readonly upstreamMeters: number
  /** `network`: along the water. `catchment`: inside the section's catchment, straight distances. `distance`: a circle. */
  readonly by: 'network' | 'catchment' | 'distance'
  /** Whose lines the network is made of: the workspace's waterways or, where it has none, those of the base map. Null without a network. */
  readonly network: 'workspace' | 'basemap' | null
  /** From the section to the water; null where no network was used. */
  readonly sectionOffsetMeters: number | null
  /** Features farther from any water than this were not placed on it. */
  readonly reachMeters: number
  /** Nearest first. */
  readonly features: readonly TracedFeature[]
  /** How the direction of the network's waterways is known; null where no network was used. */
  readonly direction: TracedDirection | null
  /** Outfalls and enterprises within the distance in a straight line that lie too far from any water to be placed on it. */
  readonly unplaced: number
  /** Water upstream of the section as far as the distance goes, for the map; [lon, lat]. */
  readonly water: readonly (readonly (readonly [number, number])[])[]
}
