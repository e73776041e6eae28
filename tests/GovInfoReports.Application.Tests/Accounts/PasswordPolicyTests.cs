using GovInfoReports.Application.Accounts;
using GovInfoReports.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace GovInfoReports.Application.Tests.Accounts;

public class PasswordPolicyTests
{
    [Theory]
    [InlineData("P@ssw0rd1234")]
    [InlineData("Adm1n-adm1n-1234")]
    [InlineData("W3lc0me!W3lc0me!")]
    [InlineData("Qwerty-123456")]
    public void Password_of_common_words_in_any_spelling_is_guessable(string password) =>
        Assert.Equal("Password.Guessable", PasswordPolicy.Problem("at", password, "clerk")?.Key);

    [Theory]
    [InlineData("Nianbao-2026")]
    [InlineData("Kite7-admin-Lamp-Moss")]
    [InlineData("春风十里路Lu4-8")]
    public void Password_that_says_more_than_a_common_word_is_taken(string password) => Assert.Null(PasswordPolicy.Problem("at", password, "clerk"));

    [Fact]
    public void Hash_of_an_initial_password_is_told_from_that_of_a_chosen_one()
    {
        Account account = new();
        new InitialPasswords().SetOn(account);

        Assert.True(InitialPasswords.Made(account.PasswordHash!));
        Assert.False(InitialPasswords.Made(new PasswordHasher<Account>().HashPassword(account, "Nianbao-2026")));
    }
}
