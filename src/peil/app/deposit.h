#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// Which wave of which study is laid open, and where the folder goes.
struct DepositRequest {
  std::string study, data, wave, out;
};

/// What was written, and what whoever publishes it has to know.
struct DepositWritten {
  std::vector<std::string> paths;
  std::size_t responses = 0, rows = 0;  ///< of the wave; in a row of their own
  std::size_t figures = 0, again = 0;   ///< released; that follow from the folder
  std::vector<std::string> closed;      ///< items of which nothing is laid open
  std::vector<std::string> unheard;     ///< a sentence where nobody answered for some people
};

/// Writes the folder that can be laid open: answers in which nobody can be recognised, figures,
/// codebook, description for catalogues, and programs that compute the figures again. The same
/// answers, study, description and program give the same bytes.
///
/// Problems  those of read_study, went_out, weighed_wave and read_deposit_file;
///           "deposit.no-file"        there is no STUDY/deposit.toml
///           "deposit.account-open"   an item of AAPOR's list, one each, that the account does not
///           tell "weights.not-converged"  nothing of the wave may be published
///           "deposit.no-figures"     the gate lets none out
///           "deposit.no-rows"        no response can stand in a row
///           "deposit.in-use"         the folder is there and holds no deposit of this identifier
/// Throws    OutsideError; files of the folder may then be written and others not.
Result<DepositWritten> deposit(const DepositRequest& request, Outside& outside);

}  // namespace peil::app
