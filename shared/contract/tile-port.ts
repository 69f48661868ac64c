/**
 * Tiles travel on a port of their own, as bytes without any encoding around them.
 *
 * On the tile port (`ports-message.ts`) the window posts `TileRequest` and `TileCancel`, and gets one `TileAnswer` a request;
 * a cancelled request may stay unanswered.
 */
import * as v from 'valibot'
import type { ErrorData } from '../errors'
import { dateSchema, kindSchema } from './request'

const whole = (maximum: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(maximum))

export const tileRequestSchema = v.object({
  /** Chosen by the window, unique while the port lives. */
  id: whole(Number.MAX_SAFE_INTEGER),
  z: whole(22),
  x: whole(2 ** 22),
  y: whole(2 ** 22),
  /** Source layers, named by the themes' tables; a legal layer shows its newest version unless `vintage` is given. */
  layers: v.array(v.object({ kind: kindSchema, vintage: v.optional(dateSchema) })),
})

export const tileCancelSchema = v.object({ cancel: whole(Number.MAX_SAFE_INTEGER) })

export type TileRequest = v.InferOutput<typeof tileRequestSchema>
export type TileCancel = v.InferOutput<typeof tileCancelSchema>

/** Mapbox Vector Tile 2.1 bytes, not compressed, empty for an empty tile; or why there is none. */
export type TileAnswer =
  | { readonly id: number; readonly tile: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly error: ErrorData | null }
