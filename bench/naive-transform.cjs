// A straightforward jscodeshift transform for the same task: it parses every file and goes by names.
module.exports = function transform(file, { jscodeshift: j }) {
  const source = j(file.source);
  const factories = new Set();
  source.find(j.ImportSpecifier).forEach(({ node }) => {
    if (/^(?:fromSSO|fromIni|fromNodeProviderChain|defaultProvider)$/u.test(node.imported.name)) {
      factories.add((node.local ?? node.imported).name);
    }
  });
  const isNamed = (name) => (property) => property.key && property.key.name === name;
  let changed = false;
  source.find(j.CallExpression, { callee: { type: "Identifier" } }).forEach(({ node }) => {
    if (!factories.has(node.callee.name)) return;
    const [options] = node.arguments;
    const clientConfig = options?.properties?.find(isNamed("clientConfig"));
    const region = clientConfig?.value.properties?.find(isNamed("region"));
    if (!region) return;
    clientConfig.value.properties = clientConfig.value.properties.filter((property) => property !== region);
    options.properties.push(j.objectProperty(j.identifier("parentClientConfig"), j.objectExpression([region])));
    if (clientConfig.value.properties.length === 0) {
      options.properties = options.properties.filter((property) => property !== clientConfig);
    }
    changed = true;
  });
  return changed ? source.toSource() : undefined;
};
module.exports.parser = "tsx";
