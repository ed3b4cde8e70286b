// A form on a card, filled by the labels of its fields.
import { z } from "zod";

/** By the labels of the fields: words, or the titles of options. */
export type TeamsFields = Readonly<Record<string, string | readonly string[]>>;

const Input = z.looseObject({
  type: z.string().startsWith("Input."),
  id: z.string(),
  label: z.string(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })).optional(),
});

/** The values of the inputs with these labels; undefined where one is missing. */
export function fillInputs(elements: readonly object[], fields: TeamsFields): Record<string, string> | undefined {
  const inputs = elements.flatMap((element) => Input.safeParse(element).data ?? []);
  const values: Record<string, string> = {};
  for (const [label, given] of Object.entries(fields)) {
    // The question's own list may stand above the form, by the same name.
    const input = inputs.findLast((each) => each.label === label);
    if (!input) return undefined;
    values[input.id] = [given]
      .flat()
      .map((words) => valueOf(input, words))
      .join(",");
  }
  return values;
}

function valueOf({ choices, label }: z.infer<typeof Input>, words: string): string {
  if (!choices) return words;
  const choice = choices.find(({ title }) => title === words || title.startsWith(`${words} (`));
  if (!choice) throw new Error(`“${words}” is not offered for ${label}`);
  return choice.value;
}
