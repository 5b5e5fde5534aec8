// Runs the veraPDF engine (ISO 19005, ISO 14289) on every file named on the command line: one JVM for them all.
//
// Rhino, which the engine itself evaluates its rules with, runs this: a Java runtime is enough, no compiler is needed.
// First argument: flavours, by their veraPDF ids, separated by commas. Then files.
// Standard output: one line of JSON for each flavour of each file:
//   {"file", "flavour", "compliant", "checks", "failures": ["clause-test message @ place", …]}
"use strict";

var engine = org.verapdf.pdfa;
org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();

var FAILED = engine.results.TestAssertion.Status.FAILED;
var MOST_TOLD = 12;

function validate(file, id) {
  var flavour = engine.flavours.PDFAFlavour.byFlavourId(id);
  var stream = new java.io.FileInputStream(file);
  try {
    var parser = engine.Foundries.defaultInstance().createParser(stream, flavour);
    try {
      return told(file, id, engine.Foundries.defaultInstance().createValidator(flavour, false).validate(parser));
    } finally {
      parser.close();
    }
  } finally {
    stream.close();
  }
}

function told(file, id, result) {
  var failures = [];
  for (var each = result.getTestAssertions().iterator(); each.hasNext() && failures.length < MOST_TOLD; ) {
    var assertion = each.next();
    if (assertion.getStatus().equals(FAILED)) {
      var rule = assertion.getRuleId();
      var place = assertion.getLocation().getContext();
      failures.push(rule.getClause() + "-" + rule.getTestNumber() + " " + assertion.getMessage() + " @ " + place);
    }
  }
  return {
    file: file,
    flavour: id,
    compliant: result.isCompliant(),
    checks: Number(result.getTotalAssertions()),
    failures: failures,
  };
}

var files = Array.prototype.slice.call(arguments, 1);
var ids = arguments[0].split(",");
files.forEach(function (file) {
  ids.forEach(function (id) {
    var answer;
    try {
      answer = validate(file, id);
    } catch (error) {
      answer = { file: file, flavour: id, compliant: false, checks: 0, failures: [String(error)] };
    }
    print(JSON.stringify(answer));
  });
});
