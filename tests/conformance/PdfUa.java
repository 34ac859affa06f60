import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.processor.reports.enums.JobEndStatus;

/**
 * Holds a PDF against PDF/UA-1 by veraPDF. Prints a line for each rule that fails: its name (clause
 * and number of the test), how often, what was found the first time and where; nothing when all hold.
 */
public class PdfUa {
  private static final int SHOWN_OF_EACH_RULE = 1;

  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour profile = PDFAFlavour.PDFUA_1;
    try (PDFAParser file = Foundries.defaultInstance().createParser(new File(arguments[0]), profile);
        PDFAValidator validator = Foundries.defaultInstance()
            .createValidator(profile, SHOWN_OF_EACH_RULE, false, true, false)) {
      ValidationResult result = validator.validate(file);
      if (result.getJobEndStatus() != JobEndStatus.NORMAL)
        throw new IllegalStateException("veraPDF ended before the file did.");
      Map<String, String> lines = lines(result);
      if (lines.isEmpty() != result.isCompliant())
        throw new IllegalStateException("veraPDF names no rule for what it refuses.");
      lines.values().forEach(System.out::println);
    } catch (ModelParsingException | EncryptedPdfException refused) {
      System.out.println("pdf-ua/unreadable\t1\t" + refused.getMessage());
    }
  }

  private static Map<String, String> lines(ValidationResult result) {
    Map<String, String> lines = new TreeMap<>();
    for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
      String rule = name(failed.getKey());
      lines.put(rule, String.join("\t", rule, failed.getValue().toString(), first(result, failed.getKey())));
    }
    return lines;
  }

  private static String name(RuleId rule) {
    return "pdf-ua/" + rule.getClause() + "-" + rule.getTestNumber();
  }

  private static String first(ValidationResult result, RuleId rule) {
    for (TestAssertion found : result.getTestAssertions()) {
      if (found.getRuleId().equals(rule))
        return (found.getErrorMessage() + " (" + found.getLocation().getContext() + ")").replaceAll("\\s+", " ");
    }
    return result.getValidationProfile().getRuleByRuleId(rule).getDescription().replaceAll("\\s+", " ");
  }
}
