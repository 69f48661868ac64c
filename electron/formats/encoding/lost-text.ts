/** Text that some earlier program already destroyed: no decoder brings it back, but the person must know. */

/** U+FFFD read as GBK gives 锟斤拷; memory that was never written gives 烫烫 and 屯屯 in GBK. */
const TRACES = /\uFFFD|锟斤拷|锟斤|斤拷|烫烫烫|屯屯屯/
/** Runs of question marks stand where a program could not write Chinese. */
const QUESTION_MARKS = /\?{2,}/
/** UTF-8 read as Western text: å + two more characters of the range. */
const MISREAD_UTF8 = /[äåæçèé][\u0080-\u00BF\u2010-\u20AC]{2}/

/** Whether the text bears a trace of destruction. */
export function isTextLost(text: string): boolean {
  return TRACES.test(text) || QUESTION_MARKS.test(text) || MISREAD_UTF8.test(text)
}
