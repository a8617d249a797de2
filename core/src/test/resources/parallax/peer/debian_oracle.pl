# Answers questions about Debian versions and relations with dpkg's Perl modules: one a line, fields between tabs, each
# field percent-encoded. The first line of the answers is dpkg's version.
use strict;
use warnings;
use Dpkg;
use Dpkg::Arch qw(get_valid_arches);
use Dpkg::Deps;
use Dpkg::ErrorHandling;
use Dpkg::Version;

report_options(quiet_warnings => 1);
$SIG{__WARN__} = sub { };

sub encode {
    my $text = shift;
    $text =~ s/([^a-z0-9_])/sprintf('%%%02X', ord($1))/ge;
    return $text;
}

sub decode {
    my $text = shift;
    $text =~ s/%([0-9A-F]{2})/chr(hex($1))/ge;
    return $text;
}

sub simple {
    my $deps = deps_parse(shift, build_dep => 1, host_arch => 'amd64', build_arch => 'amd64');
    return ($deps->get_deps())[0];
}

# Whether Dpkg::Version lets all versions of a field pass: Dpkg::Deps does not look.
sub versions_pass {
    my $deps = shift;
    return defined $deps->{version} ? scalar version_check($deps->{version}) : 1
        if $deps->isa('Dpkg::Deps::Simple');
    foreach my $part ($deps->get_deps()) {
        return 0 if not versions_pass($part);
    }
    return 1;
}

my %answers = (
    check => sub { return scalar version_check(shift) ? 'true' : 'false'; },
    order => sub { return version_compare($_[0], $_[1]); },
    field => sub {
        my $deps = deps_parse(shift, build_dep => 1, host_arch => 'amd64', build_arch => 'amd64');
        die if not defined $deps;
        return ($deps->output() // '', versions_pass($deps) ? 'true' : 'false');
    },
    satisfied => sub {
        my ($relation, $name, $version) = @_;
        my $facts = Dpkg::Deps::KnownFacts->new();
        $facts->add_installed_package($name, $version, 'amd64', 'no');
        return simple($relation)->get_evaluation($facts) ? 'true' : 'false';
    },
    architecture => sub {
        my ($relation, $architecture) = @_;
        return simple($relation)->arch_is_concerned($architecture) ? 'true' : 'false';
    },
    profiles => sub {
        my ($relation, @profiles) = @_;
        return simple($relation)->profile_is_concerned(\@profiles) ? 'true' : 'false';
    },
    architectures => sub { return get_valid_arches(); },
);

print encode($Dpkg::PROGVERSION), "\n";
while (my $line = <STDIN>) {
    chomp $line;
    my ($kind, @fields) = map { decode($_) } split /\t/, $line, -1;
    my @answer = eval { $answers{$kind}->(@fields) };
    @answer = ('error') if $@;
    print join("\t", map { encode($_) } @answer), "\n";
}
