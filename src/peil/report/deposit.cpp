#include "peil/report/deposit.h"

#include <algorithm>
#include <array>

#include "peil/language/texts.h"

namespace peil::report {
namespace {

using Kind = disclosure::OpenVariable::Kind;

constexpr std::string_view csv = "text/csv", markdown = "text/markdown", plain_text = "text/plain";

constexpr std::array files{
    DepositFile{"responses.csv", csv, "CSV", true},
    DepositFile{"remainder.csv", csv, "CSV", true},
    DepositFile{"figures.csv", csv, "CSV", true},
    DepositFile{"variables.csv", csv, "CSV", true},
    DepositFile{"codebook.xml", "application/xml", "XML", true},
    DepositFile{"dataset.ttl", "text/turtle", "RDF_TURTLE"},
    DepositFile{"rebuild.py", "text/x-python", "TXT"},
    DepositFile{"rebuild.R", "text/x-r", "TXT"},
    DepositFile{"index.html", "text/html", "HTML"},
    DepositFile{"ARCHIVE.md", markdown, "TXT"},
    DepositFile{"accessibility.md", markdown, "TXT"},
    DepositFile{"publiccode.yml", "application/yaml", "TXT"},
    DepositFile{"sitemap.xml", "application/xml", "XML"},
    DepositFile{"SHA256SUMS", plain_text, "TXT"},
};

}  // namespace

std::span<const DepositFile> deposit_files() { return files; }

std::string deposit_text(std::string_view language, std::string_view key,
                         language::Values<std::string> values) {
  return language::fill(language::texts(language).form("deposit", key), values);
}

std::vector<std::string> deposit_languages(const Study& study) {
  const std::string own(language::base_of(study.source_language)), program(language::of_messages());
  if (own == program || !language::is_written(own)) return {program};
  return {own, program};
}

const std::string& study_text(const LocalText& text, const std::string& language,
                              const Study& study) {
  return text.has(language) ? text.at(language) : text.at(study.source_language);
}

std::string deposit_title(const Deposit& deposit, const std::string& language) {
  const Study& study = deposit.study;
  const std::string title = deposit_text(
      language, "title",
      {{"title", study_text(study.title, language, study)}, {"wave", deposit.results.wave}});
  if (!deposit.results.fictional) return title;
  return title + " (" + deposit_text(language, "fictional") + ")";
}

std::string deposit_description(const Deposit& deposit, const std::string& language) {
  const Study& study = deposit.study;
  return deposit_text(language, "description",
                      {{"title", study_text(study.title, language, study)},
                       {"organisation", study_text(study.organisation, language, study)},
                       {"wave", deposit.results.wave}});
}

std::string column_of(const disclosure::OpenVariable& variable) {
  if (variable.kind == Kind::Answer) return variable.name;
  return (variable.kind == Kind::Frame ? "frame." : "survey.") + variable.name;
}

const disclosure::OpenVariable* answers_of(const FigureName& figure,
                                           const disclosure::OpenData& data) {
  const std::string share = "share:";
  const std::string chosen = figure.statistic.starts_with(share)
                                 ? figure.measure + "/" + figure.statistic.substr(share.size())
                                 : figure.measure;
  const auto found = std::ranges::find_if(data.variables, [&](const auto& v) {
    return v.kind == Kind::Answer && (v.name == figure.measure || v.name == chosen);
  });
  return found == data.variables.end() ? nullptr : &*found;
}

}  // namespace peil::report
