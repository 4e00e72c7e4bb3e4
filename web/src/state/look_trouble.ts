import { GIVEN_UP, type InspectionSubject } from '../engine/inspection_messages';
import type { EngineError } from '../engine/messages';
import type { EngineTrouble } from './page_state';

/**
 * What the page tells after a close look: that it was refused, until one of its kind succeeds. Looks
 * that were given up for later ones are no trouble, and trouble of the engine itself goes before.
 */
export function troubleAfterLook(
  trouble: EngineTrouble | null,
  subject: InspectionSubject,
  error: EngineError | null,
): EngineTrouble | null {
  if (trouble !== null && trouble.kind !== 'inspection') return trouble;
  if (error === null) return trouble?.subject === subject ? null : trouble;
  if (error.kind !== 'configuration' || error.message.startsWith(GIVEN_UP)) return trouble;
  if (trouble?.subject === subject && trouble.error.message === error.message) return trouble;
  return { kind: 'inspection', subject, error };
}
