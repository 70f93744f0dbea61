// A new use case of a context: node tools/generate/slice.mjs <context> <verb-noun>
import { Changes, Refusal, runGenerator, template } from './changes.mjs';
import { insertAll, placesOfAnEvent, placesOfAProvider } from './source-edits.mjs';
import { camel, gerund, pascal, past, plural, sentence, words } from './names.mjs';

const USAGE = 'usage: npm run generate:slice -- <context> <verb-noun>, for example: loyalty close-card';
const SLICE = /^([a-z]+)-([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/;

/** The prefix of the noun's public ids, as its domain file uses it. */
const prefixIn = (text) => /typedId\('([a-z]+)'/.exec(text)?.[1];

function spellings(slice, verb, noun) {
  const nouns = plural(noun);
  return {
    slice,
    noun,
    verb,
    Slice: pascal(slice),
    sliceCamel: camel(slice),
    Event: `${pascal(noun)}${pascal(past(verb))}`,
    Name: pascal(noun),
    Names: pascal(nouns),
    name: camel(noun),
    names: camel(nouns),
    thing: words(noun),
    things: words(nouns),
    doing: gerund(verb),
    Doing: sentence(`${verb}s`),
    resource: gerund(verb),
  };
}

async function generateSlice([context, slice, ...rest], root) {
  const [, verb, noun] = SLICE.exec(slice ?? '') ?? [];
  if (!context || !verb || rest.length > 0) throw new Refusal(USAGE);
  const changes = new Changes(root);
  const folder = `libs/${context}`;
  const domain = `${folder}/domain/${noun}.ts`;
  if (!changes.exists(`${folder}/aggregates.ts`))
    throw new Refusal(`there is no event-sourced context ${context} (${folder}/aggregates.ts); ${USAGE}`);
  if (!changes.exists(domain))
    throw new Refusal(`${domain} is missing: the last words of "${slice}" must name a domain file of ${context}`);
  const spelt = { ...spellings(slice, verb, noun), prefix: prefixIn(changes.read(domain)) ?? noun.slice(0, 3) };
  const event = { type: spelt.Event, idField: `${spelt.name}Id` };

  changes.create(`${folder}/commands/${slice}.command.ts`, template('slice/command.ts.tmpl', spelt));
  changes.create(`${folder}/domain/${slice}.ts`, template('slice/decision.ts.tmpl', spelt));
  changes.create(`${folder}/domain/${slice}.spec.ts`, template('slice/decision.spec.ts.tmpl', spelt));
  changes.create(`${folder}/events.golden/${spelt.Event}.v1.json`, template('slice/golden.json.tmpl', spelt));
  changes.change(domain, (text) => insertAll(text, placesOfAnEvent(domain, text, event)));
  const module = `${folder}/${context}.module.ts`;
  const provider = { name: `${spelt.Slice}Handler`, from: `./commands/${slice}.command.ts` };
  changes.change(module, (text) => insertAll(text, placesOfAProvider(module, text, provider)));
  return [
    ...(await changes.write()),
    '',
    `Next: say in ${domain} what ${spelt.Event} does to the state, and give the route a place in a controller of ${folder}/http:`,
    '',
    template('slice/route.ts.tmpl', spelt),
  ];
}

await runGenerator(generateSlice);
