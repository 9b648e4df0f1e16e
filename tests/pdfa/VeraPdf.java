import java.io.File;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;

/**
 * Holds PDF files against veraPDF's profiles for PDF/A-3a and PDF/UA-1.
 *
 * <p>Prints {@code file TAB profile TAB verdict TAB number of checks} and below it a line a failed
 * rule: {@code TAB clause-test TAB what}. The library comes from a package that ships it without
 * JAXB, so the profiles' XML is read here.
 */
public class VeraPdf {
    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        var profiles = List.of(read(PDFAFlavour.PDFA_3_A, "PDFA-3A.xml"), read(PDFAFlavour.PDFUA_1, "PDFUA-1.xml"));
        for (var name : files) {
            for (var profile : profiles) {
                check(name, profile);
            }
        }
    }

    private static void check(String name, ValidationProfile profile) throws Exception {
        var foundry = Foundries.defaultInstance();
        var flavour = profile.getPDFAFlavour();
        try (var parser = foundry.createParser(new File(name), flavour);
                var validator = foundry.createValidator(profile, false)) {
            var result = validator.validate(parser);
            var verdict = result.isCompliant() ? "compliant" : "not compliant";
            System.out.println(name + "\t" + flavour.getId() + "\t" + verdict + "\t" + result.getTotalAssertions());
            var rules = new TreeSet<String>();
            for (var failed : result.getTestAssertions()) {
                var rule = failed.getRuleId();
                var what = failed.getMessage().replaceAll("\\s+", " ");
                rules.add("\t" + rule.getClause() + "-" + rule.getTestNumber() + "\t" + what);
            }
            rules.forEach(System.out::println);
        }
    }

    private static ValidationProfile read(PDFAFlavour flavour, String file) throws Exception {
        Element root;
        try (var xml = Profiles.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + file)) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
        }
        var rules = new HashSet<Rule>();
        for (var rule : below(root, "rule")) {
            var id = below(rule, "id").get(0);
            var number = Integer.parseInt(id.getAttribute("testNumber"));
            var specification = PDFAFlavour.Specification.valueOf(id.getAttribute("specification"));
            var deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
            rules.add(Profiles.ruleFromValues(
                    Profiles.ruleIdFromValues(specification, id.getAttribute("clause"), number),
                    rule.getAttribute("object"),
                    deferred,
                    rule.getAttribute("tags"),
                    text(rule, "description"),
                    text(rule, "test"),
                    Profiles.errorFromValues(text(rule, "message"), List.of()),
                    List.of()));
        }
        var variables = new HashSet<Variable>();
        for (var variable : below(root, "variable")) {
            variables.add(Profiles.variableFromValues(
                    variable.getAttribute("name"),
                    variable.getAttribute("object"),
                    text(variable, "defaultValue"),
                    text(variable, "value")));
        }
        var details = Profiles.profileDetailsFromValues(text(root, "name"), file, "veraPDF", new Date(0));
        return Profiles.profileFromValues(flavour, details, "", rules, variables);
    }

    private static List<Element> below(Element element, String name) {
        var nodes = element.getElementsByTagName(name);
        var found = new ArrayList<Element>();
        for (int n = 0; n < nodes.getLength(); n++) {
            found.add((Element) nodes.item(n));
        }
        return found;
    }

    private static String text(Element element, String name) {
        return below(element, name).get(0).getTextContent();
    }
}
