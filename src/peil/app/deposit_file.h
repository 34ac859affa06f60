#pragma once

#include <string>
#include <string_view>

#include "peil/base/result.h"
#include "peil/model/questionnaire.h"
#include "peil/report/deposit.h"

namespace peil::app {

/// What STUDY/deposit.toml says of the folder that is laid open (docs/formats/deposit.md). `form`
/// is that of the wave, whose questions it may name.
///
/// Problems  all there are: those of a TOML table, and
///           "deposit.iri"      no address as data on the web have them
///           "deposit.mail"     no address for mail
///           "deposit.theme"    no theme of the European list
///           "deposit.question" no question of the form with one choice
Result<report::DepositAbout> read_deposit_file(const std::string& file, std::string_view text,
                                               const Questionnaire& form);

}  // namespace peil::app
