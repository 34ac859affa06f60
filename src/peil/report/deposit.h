#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "peil/base/day.h"
#include "peil/disclosure/open_data.h"
#include "peil/language/fill.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"

namespace peil::report {

/// A category of information of the Wet open overheid, by the list of the standard.
struct WooCategory {
  std::string_view label, address;
};
/// Those that a survey can be laid open under (report/diwoo.cpp).
std::span<const WooCategory> woo_categories();

/// Under which of them, and the day on which the document was adopted.
struct WooDuty {
  WooCategory category;
  Day adopted;
};

/// What a study does not know of the folder that is laid open (docs/formats/deposit.md).
struct DepositAbout {
  std::string publisher_uri, publisher_name, contact_mail;
  std::string licence;       ///< IRI
  std::string landing_page;  ///< where the folder will lie; ends with a slash
  std::string identifier;    ///< IRI of the data set
  std::string theme;         ///< code of the European list of themes: "GOVE"
  std::string spatial{};     ///< IRI of the area; empty: not said
  std::optional<Day> issued{};
  std::vector<std::string> quasi_identifiers{};
  std::optional<WooDuty> woo{};  ///< absent: not laid open under the Wet open overheid
};

/// A wave that is laid open. All outlives it.
struct Deposit {
  const Study& study;
  const WaveResults& results;
  const disclosure::Released& released;
  const disclosure::OpenData& data;
  const DepositAbout& about;
  std::string version, commit;  ///< of peil

  const Wave& wave() const { return *study.wave(results.wave); }
};

/// A file of the folder: what it is for a catalogue.
struct DepositFile {
  std::string_view name;
  std::string_view media_type;  ///< of IANA
  std::string_view file_type;   ///< code of the European list of file types: "CSV"
  bool is_data = false;         ///< one of the distributions of the data set
};

/// All of them, in the order in which they are told of.
std::span<const DepositFile> deposit_files();

/// A text of [deposit] in a language in which peil writes.
std::string deposit_text(std::string_view language, std::string_view key,
                         language::Values<std::string> values = {});

/// The languages of the texts beside the data: the study's own where peil writes in it, and that of
/// the program's messages.
std::vector<std::string> deposit_languages(const Study& study);

/// A text of the study in a language, or else in its own.
const std::string& study_text(const LocalText& text, const std::string& language,
                              const Study& study);

/// "Klanttevredenheidsonderzoek, meting 2013: antwoorden en cijfers"
std::string deposit_title(const Deposit& deposit, const std::string& language);
std::string deposit_description(const Deposit& deposit, const std::string& language);

/// The name of a variable in the files: no question can have that of another variable.
std::string column_of(const disclosure::OpenVariable& variable);

/// The variable with the answers that a figure is made of; nullptr when it is not in the file.
const disclosure::OpenVariable* answers_of(const FigureName& figure,
                                           const disclosure::OpenData& data);

}  // namespace peil::report
