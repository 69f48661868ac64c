/**
 * How a request is declared.
 *
 * The contract is an oRPC router of `area.verb`: input checked at run time by a valibot schema, reply typed. An expected failure
 * travels as the error `USER_PROBLEM` whose data is `{ code, params }` of an `AppError`; everything else arrives as an
 * unexpected error. Long work replies with an event iterator of `JobEvent`; ending the iteration or aborting the call's
 * signal cancels it, and then nothing is changed.
 */
import { eventIterator, oc } from '@orpc/contract'
import * as v from 'valibot'
import type { ErrorCode, ErrorData } from '../errors'
import { isKindId, type KindId } from '../domain/kinds'

/** The error every request may answer with. */
const userProblem = {
  USER_PROBLEM: {
    data: v.object({
      code: v.custom<ErrorCode>((code) => typeof code === 'string'),
      params: v.record(v.string(), v.union([v.string(), v.number()])),
    }) satisfies v.GenericSchema<unknown, ErrorData>,
  },
} as const

const base = oc.errors(userProblem)

/** Replies come from our own process: typed, not checked again. */
const reply = <Reply>() => v.custom<Reply>(() => true)

/** A request without input. */
export function ask<Reply>() {
  return base.output(reply<Reply>())
}

/** A request with checked input. */
export function request<Reply>() {
  return <const Schema extends v.GenericSchema>(schema: Schema) => base.input(schema).output(reply<Reply>())
}

/** Progress of a long job, then its result as the last event. `total` is null while unknown. */
export type JobEvent<Result> =
  | { readonly type: 'progress'; readonly done: number; readonly total: number | null; readonly stage: string }
  | { readonly type: 'result'; readonly result: Result }

/** A long job: its reply is an event iterator. */
export function job<Result>() {
  return <const Schema extends v.GenericSchema>(schema: Schema) =>
    base.input(schema).output(eventIterator(reply<JobEvent<Result>>()))
}

export const kindSchema = v.custom<KindId>((text) => typeof text === 'string' && isKindId(text))
export const idSchema = v.pipe(v.string(), v.regex(/^\d{1,16}$/))
export const featureRefSchema = v.object({ kind: kindSchema, id: idSchema })
/** ISO date `YYYY-MM-DD`. */
export const dateSchema = v.pipe(v.string(), v.isoDate())
/** A file path of the user's, absolute. */
export const pathSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(4096))
export const lonLatSchema = v.tuple([
  v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
])
export const pageSchema = {
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
  offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
}
