import type { Session } from '../../wasm_bindings/descent_module';
import type { InspectionResult } from '../../wasm_bindings/inspection_types';

/** A close look in one go. */
export function inspect<Subject extends InspectionResult['subject']>(
  session: Session,
  subject: Subject,
  begin: () => void,
): Extract<InspectionResult, { readonly subject: Subject }> {
  begin();
  session.advanceInspection(Number.POSITIVE_INFINITY);
  const result = session.takeInspection();
  if (result?.subject !== subject) throw new Error(`${subject}: ${result?.subject} was given`);
  return result as Extract<InspectionResult, { readonly subject: Subject }>;
}

export const sum = (counts: Iterable<number>) =>
  [...counts].reduce((total, count) => total + count, 0);
export const norm = (values: Iterable<number>) =>
  Math.sqrt(sum([...values].map((value) => value ** 2)));
