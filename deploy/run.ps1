# Chạy bảng điều khiển trên Windows, không cần make: chuột phải > Run with PowerShell, hoặc
#   powershell -ExecutionPolicy Bypass -File deploy\run.ps1 [-BindHost 0.0.0.0 -WithoutAccounts] [-Port 8501] [-Database D:\cchc\cchc.duckdb]
# Dừng: Ctrl+C.
param(
    [string]$BindHost = "127.0.0.1",
    [int]$Port = 8501,
    [string]$Database = "",
    [switch]$WithoutAccounts
)

$ErrorActionPreference = "Stop"
$env:PYTHONUTF8 = "1"
[Console]::OutputEncoding = [System.Text.Encoding]::UTF8
Set-Location (Join-Path $PSScriptRoot "..")

$python = ".venv\Scripts\python.exe"
$stamp = ".venv\.installed"
$wanted = (Get-FileHash requirements.txt).Hash + (Get-FileHash constraints.txt).Hash
if (-not (Test-Path $stamp) -or (Get-Content $stamp) -ne $wanted) {
    if (-not (Test-Path $python)) {
        $launcher = Get-Command py -ErrorAction SilentlyContinue
        if ($launcher) { & py -3 -m venv .venv } else { & python -m venv .venv }
        if ($LASTEXITCODE -ne 0) {
            Write-Host "Cần Python 3.11 đến 3.14: tải ở https://www.python.org/downloads/windows/ rồi chạy lại."
            exit 1
        }
    }
    & $python -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))"
    if ($LASTEXITCODE -ne 0) {
        Write-Host "Cần Python 3.11 đến 3.14; bản đang có không hợp. Cài bản hợp, xóa thư mục .venv rồi chạy lại."
        exit 1
    }
    & $python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --requirement requirements.txt
    if ($LASTEXITCODE -ne 0) {
        Write-Host "Không cài được thư viện; kiểm tra mạng hoặc kho gói của cơ quan rồi chạy lại."
        exit 1
    }
    Set-Content -Path $stamp -Value $wanted
}

$options = @("--host", $BindHost, "--port", $Port)
if ($Database) { $options += @("--database", $Database) }
if ($WithoutAccounts) { $options += "--without-accounts" }
& $python -m cchc serve @options
exit $LASTEXITCODE
