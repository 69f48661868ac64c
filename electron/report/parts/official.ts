/** Parts of official papers (GB/T 9704-2012). */
import * as v from 'valibot'
import { plainText } from '../document/document'
import { definePart, fillText } from './part-context'
import { messageSchema } from './words'

export const officialHeadPart = definePart({
  schema: v.strictObject({ part: v.literal('officialHead'), form: v.picklist(['document', 'letter']), issuer: messageSchema, documentNumber: messageSchema }),
  blocks: async ({ form, issuer, documentNumber }, context) => {
    const classification = context.fact('classification')
    return [
      {
        type: 'officialHead',
        form,
        issuer: plainText(await fillText(issuer, context)),
        documentNumber: plainText(await fillText(documentNumber, context)),
        ...(classification === null || classification === '' ? {} : { classification }),
      },
    ]
  },
})

export const attachmentsPart = definePart({
  schema: v.strictObject({ part: v.literal('attachments'), names: v.array(messageSchema) }),
  blocks: async ({ names }, context) => [{ type: 'attachments', names: await Promise.all(names.map(async (name) => plainText(await fillText(name, context)))) }],
})

export const signaturePart = definePart({
  schema: v.strictObject({ part: v.literal('signature'), issuer: messageSchema, date: messageSchema }),
  blocks: async ({ issuer, date }, context) => [{ type: 'signature', issuer: plainText(await fillText(issuer, context)), date: plainText(await fillText(date, context)) }],
})

export const colophonPart = definePart({
  schema: v.strictObject({ part: v.literal('colophon'), copyTo: v.optional(messageSchema), issuer: messageSchema, date: messageSchema }),
  blocks: async ({ copyTo, issuer, date }, context) => [
    {
      type: 'colophon',
      issuer: plainText(await fillText(issuer, context)),
      issuedOn: plainText(await fillText(date, context)),
      ...(copyTo === undefined ? {} : { copyTo: plainText(await fillText(copyTo, context)) }),
    },
  ],
})
