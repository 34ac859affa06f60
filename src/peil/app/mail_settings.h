#pragma once

#include <string>

#include "peil/base/result.h"
#include "peil/ports/files.h"
#include "peil/ports/mail_sender.h"

namespace peil::app {

/// Reads how e-mails go out (docs/formats/mail.md) and the password that the file names.
///
/// Problems  those of study::TomlTable, and
///           "mail.address"      not an e-mail address
///           "mail.tls"          no TLS, to a server that is not on this machine
///           "mail.password"     a user and no password, or the other way round
///           "mail.in-the-study" settings or password within the folder of the study
/// Throws    OutsideError.
Result<MailServer> mail_settings(const std::string& file, const std::string& study_folder,
                                 const Files& files);

/// True for the names of this machine: what is sent there stays here.
bool is_this_machine(const std::string& host);

}  // namespace peil::app
