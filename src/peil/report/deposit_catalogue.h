#pragma once

#include <string>

#include "peil/report/deposit.h"

namespace peil::report {

/// Addresses of the files, by the protocol of sitemaps.org; with what the index of the Wet open
/// overheid asks of the data, where the deposit is laid open under it (diwoo.h).
std::string sitemap(const Deposit& deposit);

/// What the programs in the folder are, by publiccode.yml.
std::string publiccode(const Deposit& deposit);

}  // namespace peil::report
